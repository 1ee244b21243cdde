// GET openapi.json: the description of all the other ways in, from the schemas that validate them.
import { openApiDocument } from './http/openapi';
import { route, type Door, type Route } from './http/route';

export const getOpenApi =
  (routes: () => readonly Route[]): Door =>
  () => {
    let document: object | undefined;
    return route({
      name: 'get-openapi',
      method: 'GET',
      path: 'openapi.json',
      access: 'anyone',
      summary: 'This document',
      answer: 'document',
      handle: () => Promise.resolve((document ??= openApiDocument(routes()))),
    });
  };
