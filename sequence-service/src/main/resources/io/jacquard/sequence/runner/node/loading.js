'use strict';

const { pathToFileURL } = require('node:url');

const ONLY_IMPORTED = new Set(['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE']);

/** What the module of a file exports, of whichever kind it is. */
async function load(file) {
  try {
    return require(file);
  } catch (error) {
    if (!ONLY_IMPORTED.has(error?.code)) {
      throw error;
    }
  }
  const module = await import(pathToFileURL(file).href);
  return module.default ?? module;
}

module.exports = { load };
