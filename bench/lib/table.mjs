// Markdown tables and numbers in them.

/** @typedef {{ head: string[], rows: (string | number)[][] }} Table */

/** The tables that were printed, for `results.mjs`. @type {Table[]} */
export const printed = [];

/**
 * Prints a Markdown table.
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
export function table(head, rows) {
  printed.push({ head, rows });
  const line = (/** @type {(string | number)[]} */ cells) => console.log(`| ${cells.join(' | ')} |`);
  line(head);
  line(head.map((_, i) => (i ? '--:' : '---')));
  rows.forEach(line);
  console.log();
}

/** Three digits that mean something, or a dash. */
export function digits(/** @type {number | undefined} */ value) {
  if (value === undefined || Number.isNaN(value)) return '-';
  const places = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(places);
}

/** A share from 0 to 1. */
export const share = (/** @type {number} */ value) => (Number.isNaN(value) ? '-' : value.toFixed(3));

/** Whole bytes with their thousands set apart. */
export const bytes = (/** @type {number} */ value) => value.toLocaleString('en');
