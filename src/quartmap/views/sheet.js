/* A piece of the page that the server has written as finished HTML.
   Every text of it is escaped there; the browser's own sanitizer stands behind that. */
(() => {
const UNSAFE = "script, iframe, object, embed, base, meta, link, form";

function fill(box, html) {
  if (box.setHTML) return box.setHTML(html, {sanitizer: {}});
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.querySelectorAll(UNSAFE)) node.remove();
  for (const node of parsed.querySelectorAll("*"))
    for (const name of node.getAttributeNames()) if (name.startsWith("on")) node.removeAttribute(name);
  box.replaceChildren(...parsed.childNodes);
}

/* Links to pages of ours lead there without loading all of it anew; those of the navigation to the
   page as it was left. */
function follow(event) {
  const link = event.target.closest("a[data-soft]");
  if (!link || event.defaultPrevented || event.button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const target = new URL(link.href);
  if (link.dataset.soft === "stand") {
    if (target.pathname === location.pathname) return;
    target.searchParams.set("stand", "");
  }
  history.pushState(null, "", target);
  dispatchEvent(new PopStateEvent("popstate", {state: null}));
  history.replaceState(null, "", link.href);
}

document.addEventListener("click", follow);

function tip(box) {
  const found = box.querySelector(":scope > .q-tip");
  return found || box.appendChild(Object.assign(document.createElement("div"), {className: "q-tip"}));
}

/* What a mark of a drawing says of itself, beside the pointer. */
function tell(event) {
  const box = event.currentTarget, mark = event.target.closest("[data-told]");
  const shown = tip(box);
  shown.hidden = !mark;
  if (!mark) return;
  shown.textContent = mark.dataset.told;
  const at = box.getBoundingClientRect(), half = shown.offsetWidth / 2;
  const x = Math.min(Math.max(event.clientX - at.left, half), at.width - half);
  shown.style.transform = `translate(${x - half}px, ${event.clientY - at.top - shown.offsetHeight - 12}px)`;
}

window.quartmapSheet = ({data, parentElement}) => {
  let box = parentElement.querySelector(":scope > .q-sheet-box");
  if (!box) {
    box = parentElement.appendChild(document.createElement("div"));
    box.className = "q-sheet-box";
    box.addEventListener("click", follow);
    box.addEventListener("pointermove", tell);
    box.addEventListener("pointerleave", () => (tip(box).hidden = true));
  }
  if (box.told === data.html) return;
  box.told = data.html;
  fill(box, data.html);
};
})();
