/* Maps that go together: two that move as one, one over the other, or one that runs through the
   dates. Each map has a frame of its own; the page that holds both is where they meet. */
(function (q) {
  "use strict";

  const PAIR = "quartmapPair";
  const STEP = 2, LEAP = 10;

  /* Made of the page's own JSON, so that it outlives a frame. */
  function pair() {
    const page = window.parent;
    page[PAIR] = page[PAIR] || page.JSON.parse("{}");
    return page[PAIR];
  }

  const alive = (map) => map && map.window.frameElement && map.window.frameElement.isConnected;

  function other() {
    const found = pair()[q.link.side === "a" ? "b" : "a"];
    return !q.link.single && alive(found) ? found : null;
  }

  /* The frame that was touched last leads: what it makes the other do comes back to nobody. */
  function lead() {
    pair().leader = q.link ? q.link.side : null;
  }

  /* Where the other map has to be: the same place, or as far from its own centre. */
  function beside(centre) {
    const [left, right] = q.link.at.map((at) => q.map.project(at, 0));
    const way = q.link.side === "a" ? right.subtract(left) : left.subtract(right);
    const at = q.map.unproject(q.map.project(centre, 0).add(way), 0);
    return [at.lat, at.lng];
  }

  function push(centre, zoom, animate) {
    if (!q.link || pair().leader !== q.link.side) return;
    const map = other();
    if (map) map.follow(beside(centre), zoom, animate);
  }

  function follow(at, zoom, animate) {
    const here = q.map.project(q.map.getCenter(), zoom), there = q.map.project(at, zoom);
    q.touched = true;
    if (q.map.getZoom() === zoom && here.distanceTo(there) < 0.5) return;
    q.map.setView(at, zoom, { animate });
  }

  /* The same area on the other map, with its figure there. */
  function point(id) {
    for (const path of document.querySelectorAll(".area.linked")) path.classList.remove("linked");
    const layers = [q.caseAreas, q.areas].filter(Boolean);
    const found = id && layers.map((layer) => [layer, layer.find(id)]).find((one) => one[1]);
    if (!found || found[1].code === ".") return q.tooltip.shut();
    const [layer, item] = found;
    item.getElement().classList.add("linked");
    q.tooltip.open(L.latLng(item.feature.properties.at), layer.describe(item));
  }

  function show(id) {
    const map = q.link && pair().leader === q.link.side ? other() : null;
    if (map) map.point(id);
  }

  function enter() {
    const map = q.map, box = map.getContainer();
    q.joined = true;
    pair()[q.link.side] = { window, follow, point };
    for (const kind of ["pointerdown", "wheel", "keydown", "pointerenter", "touchstart", "focusin"]) {
      box.addEventListener(kind, lead, { capture: true, passive: true });
    }
    map.on("move", () => push(map.getCenter(), map.getZoom(), false));
    map.on("zoomanim", (event) => push(event.center, event.zoom, true));
    q.tooltip.shut = q.tooltip.close;
    q.tooltip.close = () => {
      q.tooltip.shut();
      show(null);
    };
  }

  const plain = q.AreaLayer.prototype.hover;
  q.AreaLayer.include({
    hover: function (item, latlng) {
      plain.call(this, item, latlng);
      show(item.feature.id);
    },
  });

  /* One over the other: the right map is cut off at the divider, whose grip lies in it. */
  function divide(at) {
    const share = Math.min(100, Math.max(0, Math.round(at)));
    q.divided = share;
    const x = share + "%", left = `calc(${x} - 22px)`, top = "calc(50% - 22px)", foot = "calc(50% + 22px)";
    const edge = `${x} 0, ${x} ${top}, ${left} ${top}, ${left} ${foot}, ${x} ${foot}, ${x} 100%`;
    window.frameElement.style.clipPath = `polygon(${edge}, 100% 100%, 100% 0)`;
    q.divider.style.left = x;
    q.divider.setAttribute("aria-valuenow", share);
    q.divider.setAttribute("aria-valuetext", q.link.shares.replace("%d", share));
  }

  const KEYS = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -LEAP, PageUp: LEAP, Home: -100, End: 100 };

  function divider() {
    const grip = q.el("span", { class: "grip", "aria-hidden": "true" }, "\u2194");
    const bar = q.el("div", { class: "divider", role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": 100, "aria-orientation": "horizontal" }, grip);
    L.DomEvent.disableClickPropagation(bar);
    let held = false;
    bar.addEventListener("pointerdown", (event) => {
      held = true;
      bar.setPointerCapture(event.pointerId);
      bar.focus({ preventScroll: true });
      event.preventDefault();
    });
    bar.addEventListener("pointermove", (event) => {
      if (held) divide((100 * event.clientX) / window.innerWidth);
    });
    for (const kind of ["pointerup", "pointercancel"]) bar.addEventListener(kind, () => (held = false));
    bar.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS)) return;
      divide(q.divided + KEYS[event.key]);
      event.preventDefault();
      event.stopPropagation();
    });
    q.map.getContainer().append(bar);
    return bar;
  }

  /* A frame of half the page is narrow, the page is not. */
  const half = () => window.innerWidth < 640 && window.parent.innerWidth >= 1000;

  /* Pixels above and below the extent that caption and legend take; alike on both maps. */
  q.room = (style) => (style && style.link ? [34, half() ? 110 : 0] : [0, 0]);

  function lay(link) {
    const over = link.laid === "swipe" && link.side === "b" && !link.single;
    if (over) {
      q.divider = q.divider || divider();
      q.divider.setAttribute("aria-label", link.handle);
      divide(q.divided === undefined ? 50 : q.divided);
    } else if (q.divider) window.frameElement.style.clipPath = "";
    if (q.divider) q.divider.hidden = !over;
    if (!q.laid && half()) q.legend.getContainer().open = true;
    q.laid = true;
    const box = q.map.getContainer();
    box.classList.toggle("over", over);
    box.classList.toggle("under", link.laid === "swipe" && !over && !link.single);
    box.classList.toggle("half", half());
    box.classList.toggle("diverging", Boolean(link.diverging));
    q.caption = q.caption || box.appendChild(q.el("div", { class: "caption" }));
    q.caption.textContent = link.caption;
    q.caption.hidden = !link.caption;
  }

  /* The dates: all tables are here, so a step is a repaint and no question to the server. */
  let bar = null, running = null;

  function put(index) {
    q.at = index;
    const frame = q.style.frames.list[index];
    bar.range.value = index;
    bar.range.setAttribute("aria-valuetext", frame.label + (frame.note ? ", " + frame.note : ""));
    bar.date.textContent = frame.label;
    bar.note.textContent = frame.note || "";
    q.repaint(q.framed(q.style));
    q.map.getContainer().dataset.frame = index;
  }

  function stop() {
    clearInterval(running);
    running = null;
    bar.button.textContent = "\u25b6\ufe0e";
    bar.button.setAttribute("aria-label", q.style.frames.words.play);
  }

  function play() {
    const last = q.style.frames.list.length - 1;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    bar.button.textContent = "\u275a\u275a";
    bar.button.setAttribute("aria-label", q.style.frames.words.pause);
    if (q.at >= last) put(0);
    running = setInterval(() => {
      if (q.at >= last) stop();
      else put(q.at + 1);
    }, calm ? 1000 : q.style.frames.step_ms);
  }

  function build() {
    const button = q.el("button", { type: "button", class: "play" });
    const range = q.el("input", { type: "range", min: 0, step: 1 });
    const date = q.el("output", {}), note = q.el("span", { class: "note" });
    const ticks = q.el("span", { class: "ticks", "aria-hidden": "true" });
    const track = q.el("span", { class: "track" }, ticks, range);
    const box = q.el("div", { class: "time", role: "group" }, button, track, date, note);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    button.addEventListener("click", () => (running ? stop() : play()));
    range.addEventListener("input", () => {
      stop();
      put(Number(range.value));
    });
    range.addEventListener("keydown", (event) => event.stopPropagation());
    q.map.getContainer().append(box);
    return { box, button, range, date, note, ticks };
  }

  /* A taller mark where the base changes. */
  function marks(list) {
    const place = (index) => `left: calc(8px + (100% - 16px) * ${index / Math.max(list.length - 1, 1)})`;
    return list.map((frame, index) =>
      q.el("i", { style: place(index), class: frame.note ? "break" : null })
    );
  }

  function time(frames) {
    if (!frames) {
      if (bar) {
        clearInterval(running);
        running = null;
        bar.box.hidden = true;
      }
      q.at = q.dates = undefined;
      return;
    }
    bar = bar || build();
    bar.box.hidden = false;
    const key = frames.list.map((one) => one.label).join("|");
    stop();
    if (key !== q.dates) q.at = frames.list.length - 1;
    q.dates = key;
    bar.box.setAttribute("aria-label", frames.words.date);
    bar.range.setAttribute("aria-label", frames.words.date);
    bar.range.max = frames.list.length - 1;
    bar.ticks.replaceChildren(...marks(frames.list));
  }

  /* The style table of the date that is shown. */
  q.framed = (style) =>
    style.frames && q.at !== undefined ? Object.assign({}, style, style.frames.list[q.at]) : style;

  q.compare = function (style) {
    const link = style.link || null;
    q.link = link;
    if (!link) return;
    q.map.getContainer().classList.toggle("paired", !link.single);
    if (!q.joined) enter();
    else pair()[link.side] = { window, follow, point };
    lay(link);
    time(style.frames);
  };

  /* After the first painting of a table; later dates are put by the slider. */
  q.compared = function (style) {
    if (style.frames) put(q.at);
  };
})(window.quartmap);
