"use strict";
(function () {
  function open(node) {
    for (var d = node.closest("details"); d; d = d.parentElement && d.parentElement.closest("details")) d.open = true;
  }
  function light(at) {
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    CSS.highlights.delete("here");
    var left = Number(at.dataset.n || 0);
    if (!left) return;
    var home = at.closest(".stored"), walk = document.createTreeWalker(home, NodeFilter.SHOW_TEXT), range = document.createRange(), node;
    range.setStartAfter(at);
    while ((node = walk.nextNode())) {
      if (!(at.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      if (node.length >= left) { range.setEnd(node, left); break; }
      left -= node.length;
      range.setEnd(node, node.length);
    }
    CSS.highlights.set("here", new Highlight(range));
  }
  function go() {
    var id = decodeURIComponent(location.hash.slice(1)), at = id && document.getElementById(id);
    if (!at) return;
    if (at.tagName === "DETAILS") at.open = true;
    open(at);
    light(at);
    at.scrollIntoView({ block: at.classList.contains("at") ? "center" : "start" });
  }
  addEventListener("hashchange", go);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) { event.preventDefault(); go(); }
  });
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (d) { d.dataset.shut = d.getAttribute("name") || ""; d.removeAttribute("name"); d.open = true; });
  });
  addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-shut]").forEach(function (d) { d.open = false; if (d.dataset.shut) d.setAttribute("name", d.dataset.shut); delete d.dataset.shut; });
  });
  if (location.hash) go();
})();
