/**
 * Makes an element. Text goes in as text nodes, never as markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

/**
 * @param {Element} node
 * @param {Record<string, string>} attributes
 */
export function set(node, attributes) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
}

/**
 * @param {string} part its name for the page's style sheet
 * @param {string} text
 * @param {() => void} press
 */
export function button(part, text, press) {
  const node = el('button', { part, type: 'button' }, text);
  node.onclick = press;
  return node;
}

/**
 * `Element.replaceChildren` for engines before Chromium 86.
 * @param {Node & ParentNode} parent
 * @param {...(Node | string)} children
 */
export function fill(parent, ...children) {
  parent.textContent = '';
  parent.append(...children);
}
