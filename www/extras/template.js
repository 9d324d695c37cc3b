import { webPage } from '../app/address.js';

/** @typedef {import('../app/engine.js').Hit} Hit */

/**
 * Fields that take the widget's own elements, by their parts: the title is the link that opens the article, with its
 * marks; the summary is the fold 自动摘录.
 * @type {Record<string, string>}
 */
const OWN = { title: 'title', snippet: 'snippet', meta: 'meta', summary: 'excerpt' };

/**
 * Shows each result in the page's own arrangement: `<template slot="result-template">` with elements that name what
 * they take in `data-field`. Only nodes are copied and moved, no text becomes markup. A page's own `renderResult`
 * goes before it.
 * @param {import('../loader/search-element.js').GongwenSearch} host
 */
export function useTemplate(host) {
  const template = host.querySelector('template[slot=result-template]');
  if (!(template instanceof HTMLTemplateElement) || Reflect.get(host, 'renderResult')) return;
  const renderResult = (/** @type {Hit} */ hit, /** @type {HTMLElement} */ node) => {
    const copy = document.importNode(template.content, true);
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll('[data-field]'))) {
      const name = field.dataset.field || '';
      if (name in OWN) arrange(field, Array.from(node.querySelectorAll(`[part=${OWN[name]}]`)));
      else write(field, name, hit);
    }
    node.textContent = '';
    node.append(copy);
    return node;
  };
  Object.assign(host, { renderResult });
}

/**
 * Puts elements into a field; in place of it where it is a heading or a paragraph, which cannot hold them.
 * @param {HTMLElement} field
 * @param {Element[]} nodes
 */
function arrange(field, nodes) {
  if (nodes.length === 0 || /^(H\d|P)$/.test(field.tagName)) field.replaceWith(...nodes);
  else field.append(...nodes);
}

/**
 * Writes a fact into a field, and takes the field away where the article has none.
 * @param {HTMLElement} field
 * @param {string} name of a member of `Hit`
 * @param {Hit} hit
 */
function write(field, name, hit) {
  const fact = Reflect.get(hit, name);
  const text = Array.isArray(fact) ? fact.join('、') : String(fact === undefined ? '' : fact);
  if (!text) return field.remove();
  if (name === 'url' && field instanceof HTMLAnchorElement) {
    const page = webPage(text);
    if (!page) return field.remove();
    field.href = page.href;
    if (!field.referrerPolicy) field.referrerPolicy = 'no-referrer';
    if (field.firstChild) return;
  }
  field.textContent = text;
}
