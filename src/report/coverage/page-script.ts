/** Filters, counts and sorts the rows of the page. It reads them from the table, which is complete without it. */
export const COVERAGE_SCRIPT = `
(() => {
  'use strict';
  const STATES = ['reference', 'inline', 'no-content', 'missing'];
  const find = (selector) => document.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const number = (count) => count.toLocaleString('en-US');
  const statuses = all('.grid thead th[data-status]').map((head) => head.dataset.status);
  const body = find('.grid tbody');
  const rows = all('tr', body).map((element, index) => {
    const { tags = '', spec = '', asked = '' } = element.dataset;
    const responses = [];
    [...element.cells].forEach((cell, at) => {
      if (at > 0 && cell.firstChild) responses.push([statuses[at - 1], cell.className.split(' ')[0]]);
    });
    const missing = responses.filter(([, state]) => state === 'missing').length;
    const text = (element.cells[0].textContent + ' ' + (element.dataset.id || '')).toLowerCase();
    return { element, index, text, tags: tags.split('\\n'), spec, asked: asked ? asked.split(' ') : [], responses, missing };
  });
  const form = find('form');
  const fields = form.elements;
  const toggles = all('button[aria-pressed]', form);
  const grid = find('.grid');

  function matches(row, filter) {
    if (filter.spec && row.spec !== filter.spec) return false;
    if (filter.tag && !row.tags.includes(filter.tag)) return false;
    if (!filter.words.every((word) => row.text.includes(word))) return false;
    if (!filter.status && filter.states.length === 0) return true;
    return row.responses.some(([status, state]) =>
      (!filter.status || status === filter.status) && (filter.states.length === 0 || filter.states.includes(state)));
  }

  function update() {
    const filter = {
      spec: fields.spec ? fields.spec.value : '',
      tag: fields.tag.value,
      status: fields.status.value,
      states: toggles.filter((one) => one.getAttribute('aria-pressed') === 'true').map((one) => one.dataset.state),
      words: fields.search.value.toLowerCase().split(/\\s+/).filter(Boolean),
    };
    grid.classList.toggle('errors-only', !fields.success.checked && !/^[123]/.test(filter.status));
    const counts = new Map();
    const totals = { reference: 0, inline: 0, 'no-content': 0, missing: 0 };
    let shown = 0;
    let asked = 0;
    for (const row of rows) {
      const isShown = matches(row, filter);
      row.element.hidden = !isShown;
      if (!isShown) continue;
      shown += 1;
      asked += filter.status ? Number(row.asked.includes(filter.status)) : row.asked.length;
      for (const [status, state] of row.responses) {
        if (filter.status && status !== filter.status) continue;
        totals[state] += 1;
        const name = /^[1-5]/.test(status) ? status[0] + 'xx' : 'default';
        if (!counts.has(name)) counts.set(name, { reference: 0, inline: 0, 'no-content': 0, missing: 0 });
        counts.get(name)[state] += 1;
      }
    }
    show(shown, asked, totals, counts);
  }

  function show(shown, asked, totals, counts) {
    const declared = asked - totals.missing;
    const share = asked === 0 ? '\\u2013' : Math.floor((declared / asked) * 1000) / 10 + '%';
    find('.percent').textContent = share;
    find('.share').textContent = asked === 0
      ? 'The conditions ask for no responses.'
      : number(declared) + ' of ' + number(asked) + ' responses that the conditions ask for are declared';
    find('.total rect').setAttribute('width', String(asked === 0 ? 0 : (declared / asked) * 100));
    find('.found').textContent = 'Showing ' + number(shown) + ' of ' + number(rows.length) + ' operations';
    find('.nothing').hidden = shown > 0;
    for (const toggle of toggles) toggle.querySelector('b').textContent = number(totals[toggle.dataset.state]);
    for (const line of all('.classes tbody tr')) {
      const count = counts.get(line.dataset.class) || { reference: 0, inline: 0, 'no-content': 0, missing: 0 };
      const sum = STATES.reduce((total, state) => total + count[state], 0);
      let x = 0;
      for (const state of STATES) {
        const width = sum === 0 ? 0 : (count[state] / sum) * 100;
        const part = line.querySelector('rect.' + state);
        part.setAttribute('x', String(x));
        part.setAttribute('width', String(width));
        const cell = line.querySelector('td[data-state="' + state + '"]');
        cell.textContent = number(count[state]);
        cell.dataset.count = String(count[state]);
        x += width;
      }
    }
  }

  function sort() {
    const isByMissing = fields.order.value === 'missing';
    const sorted = [...rows].sort((one, other) => (isByMissing ? other.missing - one.missing : 0) || one.index - other.index);
    body.append(...sorted.map((row) => row.element));
  }

  let frame = 0;
  const later = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(update);
  };
  form.addEventListener('input', (event) => {
    if (event.target === fields.order) sort();
    else later();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    for (const toggle of toggles) toggle.setAttribute('aria-pressed', 'false');
    setTimeout(() => { sort(); update(); });
  });
  for (const toggle of toggles) {
    toggle.addEventListener('click', () => {
      toggle.setAttribute('aria-pressed', String(toggle.getAttribute('aria-pressed') !== 'true'));
      update();
    });
  }
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      fields.search.focus();
    }
  });
  // The rows are laid out one by one, which is fast, and are still those of a table for those who listen.
  const setRoles = () => {
    const roles = [['.grid table', 'table'], ['.grid thead, .grid tbody', 'rowgroup'], ['.grid tr', 'row'],
      ['.grid thead th', 'columnheader'], ['.grid tbody th', 'rowheader'], ['.grid td', 'cell']];
    for (const [selector, role] of roles) for (const element of all(selector)) element.setAttribute('role', role);
  };
  form.hidden = false;
  update();
  setRoles();
})();
`;
