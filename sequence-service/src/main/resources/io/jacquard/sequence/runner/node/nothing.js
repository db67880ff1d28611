'use strict';

// Loaded before there is a sequence, so that loading one is quick.

module.exports = () => {};
