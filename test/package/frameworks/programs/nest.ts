import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiParam, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { augmentDocument } from 'gen-responses';

@Controller('pets')
class PetsController {
  @Get(':id')
  @ApiParam({ name: 'id', type: 'integer' })
  getPet(): object {
    return { name: 'Rex' };
  }
}

@Module({ controllers: [PetsController] })
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: false });
const config = new DocumentBuilder().setTitle('Pets').setVersion('1.0.0').build();
const created = SwaggerModule.createDocument(app, config);
const { document } = augmentDocument(created, { attach: true });
SwaggerModule.setup('docs', app, document);

export const documents = [document];
