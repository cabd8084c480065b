import { styleText } from 'node:util';

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** Colors for a terminal, or plain text. Whether to use them is the caller's to know. */
export function paint(color: boolean): Paint {
  const style = (format: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan') => (text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: style('bold'),
    dim: style('dim'),
    red: style('red'),
    yellow: style('yellow'),
    green: style('green'),
    cyan: style('cyan'),
  };
}
