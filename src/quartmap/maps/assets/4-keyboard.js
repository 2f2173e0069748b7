/* The areas are one stop of the Tab key; arrows walk through them, Enter chooses. */
(function (q) {
  "use strict";

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function shown(layer) {
    return layer.order.filter((item) => item.code !== ".");
  }

  function focus(layer, item) {
    if (layer.stop) layer.stop.getElement().setAttribute("tabindex", "-1");
    layer.stop = item;
    const path = item.getElement();
    path.setAttribute("tabindex", "0");
    path.focus({ preventScroll: true });
  }

  function step(layer, item, key) {
    const items = shown(layer);
    if (key === "Home") return items[0];
    if (key === "End") return items[items.length - 1];
    if (key in STEPS) {
      return items[(items.indexOf(item) + STEPS[key] + items.length) % items.length];
    }
    const letter = key.length === 1 ? key.toLocaleLowerCase() : "";
    const from = items.indexOf(item) + 1;
    const turned = items.slice(from).concat(items.slice(0, from));
    return letter && turned.find((other) => other.name.toLocaleLowerCase().startsWith(letter));
  }

  function onKey(layer, item, event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      q.select({ area: item.feature.id }, item.getBounds().getCenter());
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = step(layer, item, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    focus(layer, next);
  }

  function onFocus(layer, item) {
    const centre = item.getBounds().getCenter();
    if (!q.map.getBounds().contains(centre)) q.map.panTo(centre, { animate: false });
    item.getElement().setAttribute("aria-label", q.areaLabel(layer, item));
    q.tooltip.open(centre, layer.describe(item));
  }

  q.keyboard = {
    /* Called after each painting; labels are made when an area is reached. */
    attach: function (layer) {
      if (!layer.order) {
        for (const item of layer.items) {
          const path = item.getElement();
          item.name = String(item.feature.properties.name);
          path.setAttribute("role", "button");
          path.setAttribute("aria-label", item.name);
          path.setAttribute("tabindex", "-1");
          path.addEventListener("keydown", (event) => onKey(layer, item, event));
          path.addEventListener("focus", () => onFocus(layer, item));
          path.addEventListener("blur", () => q.tooltip.close());
        }
        layer.order = layer.items
          .slice()
          .sort((a, b) => a.name.localeCompare(b.name, q.config.language));
      }
      if (!layer.stop || layer.stop.code === ".") {
        if (layer.stop) layer.stop.getElement().setAttribute("tabindex", "-1");
        layer.stop = shown(layer)[0];
        if (layer.stop) layer.stop.getElement().setAttribute("tabindex", "0");
      }
    },
  };
})(window.quartmap);
