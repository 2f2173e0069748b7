/* Text and nodes. Data reaches the page as text nodes only, never as markup. */
window.quartmap = window.quartmap || {};
(function (q) {
  "use strict";

  /* el("div", {class: "x"}, "text", childNode, …) */
  q.el = function (tag, attributes) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    for (const child of Array.prototype.slice.call(arguments, 2)) {
      if (child === null || child === undefined) continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
  };

  /* Documents lie beside this script. */
  const here = document.currentScript.src;
  q.address = (name) => new URL(name, here).href;

  const SVG = "http://www.w3.org/2000/svg";
  q.svg = function (tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
    for (const child of Array.prototype.slice.call(arguments, 2)) node.append(child);
    return node;
  };

  /* Numbers in the reader's format; the server says how many decimals. */
  q.number = function (value, decimals) {
    return new Intl.NumberFormat(q.config.language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
  };

  /* Leaflet puts layer names into innerHTML: hand it entities. */
  q.entities = function (text) {
    return String(text).replace(/[&<>"'`]/g, (c) => "&#" + c.charCodeAt(0) + ";");
  };

  const documents = new Map();
  const ahead = (window.parent.quartmapAhead || {}).read;

  async function read(url) {
    const early = ahead && (await ahead(url));
    if (early) return early;
    const reply = await fetch(url);
    if (!reply.ok) throw new Error(url + ": " + reply.status);
    return reply.json();
  }

  /* Each address is fetched once; a failure is told in the map and may be tried again. */
  q.fetchJson = function (url) {
    if (!documents.has(url)) {
      const promise = read(url);
      promise.catch(() => {
        documents.delete(url);
        q.notice(q.config.texts.load_failed);
      });
      documents.set(url, promise);
    }
    return documents.get(url);
  };

  /* A line at the foot of the map, read out by screen readers. */
  q.notice = function (text) {
    const line = document.getElementById("quartmap-notice");
    line.textContent = text || "";
    line.hidden = !text;
  };

  q.say = function (value) {
    if (window.Streamlit) window.Streamlit.setComponentValue(value);
  };
})(window.quartmap);
