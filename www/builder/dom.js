// Builds nodes. Text is never markup.

/**
 * An element with properties and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name @param {Record<string, unknown>} [properties] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    // Firefox knows these as properties only since its version 119.
    if (/^aria[A-Z]/.test(key)) made.setAttribute(`aria-${key.slice(4).toLowerCase()}`, String(value));
    else if (key === 'role') made.setAttribute(key, String(value));
    else Object.assign(made, { [key]: value });
  }
  made.append(...children);
  return made;
}

/** Puts children in the place of those that a node has. @param {Element} node @param {(Node | string)[]} children */
export function fill(node, ...children) {
  // Chrome 80 knows no replaceChildren.
  node.textContent = '';
  node.append(...children);
}

/** Lets the reader save bytes as a file. @param {string} name @param {BlobPart} content */
export function save(name, content) {
  const url = URL.createObjectURL(new Blob([content]));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
