"use strict";
(() => {
  const labels = JSON.parse(document.getElementById("labels").textContent);
  const panel = document.getElementById("panel");
  const asked = panel.firstElementChild;
  const known = new Map();
  let chosen = null;

  // The details of a report are read when it is first asked about.
  function details(report) {
    if (!known.has(report)) known.set(report, JSON.parse(report.querySelector("script.details").textContent));
    return known.get(report);
  }

  // Only text is ever put into the page: a report cannot make an element.
  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function markOf(report, number) {
    return document.getElementById(`${report.id}m${number}`);
  }

  function choose(report, number, check = null) {
    clear();
    const mark = markOf(report, number);
    chosen = { report, number, check };
    if (mark) {
      mark.classList.add("chosen");
      mark.scrollIntoView({ block: "center" });
    }
    for (const button of report.querySelectorAll(".findings button")) {
      const same = check === null ? Number(button.dataset.mark) === number : Number(button.dataset.check) === check;
      button.setAttribute("aria-current", String(same));
    }
    explain(report, number, check);
    link();
  }

  function clear() {
    for (const mark of document.querySelectorAll(".chosen, .linked")) mark.classList.remove("chosen", "linked");
    for (const button of document.querySelectorAll("[aria-current=true]")) button.setAttribute("aria-current", "false");
    for (const lines of document.querySelectorAll(".lines")) lines.replaceChildren();
    chosen = null;
    panel.replaceChildren(asked);
  }

  function shownChecks(report, number, check) {
    const { marks, checks } = details(report);
    const about = marks[number] ? marks[number].checks : [];
    const first = check === null || about.includes(check) ? about : [check, ...about];
    return first.map((at) => checks[at]).sort((a, b) => (b.number === check) - (a.number === check));
  }

  function explain(report, number, check) {
    const mark = details(report).marks[number];
    const close = element("button", { type: "button", class: "close" }, labels.close);
    close.addEventListener("click", clear);
    const parts = [close];
    if (mark) {
      parts.push(element("h2", {}, mark.text), element("p", { class: "place" }, mark.place));
      if (mark.read.length) {
        const pairs = mark.read.flatMap(([name, said]) => [element("dt", {}, name), element("dd", {}, said)]);
        parts.push(element("h3", {}, labels.read), element("dl", {}, ...pairs));
      }
    }
    const found = shownChecks(report, number, check);
    parts.push(element("h3", {}, labels.checks));
    parts.push(...(found.length ? found.map((one) => checkPart(report, one)) : [element("p", {}, labels.nothing)]));
    panel.replaceChildren(...parts);
    panel.scrollTop = 0;
  }

  function checkPart(report, check) {
    const part = element("div", { class: "check" });
    const verdict = check.verdict === "contradiction" ? check.severity : check.verdict;
    part.append(element("p", {}, element("span", { class: `badge ${verdict}` }, check.label), ` ${check.rule}`));
    const say = (text, title = "", style = "") => {
      if (text) part.append(element("p", style ? { class: style } : {}, title ? `${title}: ` : "", text));
    };
    say(check.message || (check.verdict === "contradiction" ? check.title : ""));
    say(check.decision);
    say(check.computed, labels.arithmetic, "computed");
    if (check.evidence.length) {
      part.append(element("p", {}, `${labels.against}:`), element("ul", {}, ...check.evidence.map((one) => evidence(report, one))));
    }
    for (const help of check.suggestions) say(help, labels.help, "help");
    say(check.also.join(", "), labels.also);
    say(check.why, labels.why);
    return part;
  }

  function evidence(report, one) {
    const role = one.role ? ` (${one.role})` : "";
    if (one.mark < 0) return element("li", {}, one.text, role);
    const button = element("button", { type: "button" }, one.text);
    button.addEventListener("click", () => choose(report, one.mark));
    return element("li", {}, button, role);
  }

  // Lines from the chosen mark to the figures that its contradictions (or else its checks) hold it against.
  function link() {
    if (!chosen) return;
    const { report, number, check } = chosen;
    const lines = report.querySelector(".lines");
    const from = markOf(report, number);
    lines.replaceChildren();
    if (!from) return;
    const about = shownChecks(report, number, check);
    const broken = about.filter((one) => one.verdict === "contradiction");
    const related = new Set((broken.length ? broken : about).flatMap((one) => [one.mark, ...one.evidence.map((e) => e.mark)]));
    const frame = lines.getBoundingClientRect();
    const middle = (box) => [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
    const [x, y] = middle(from.getBoundingClientRect());
    for (const other of related) {
      const mark = other === number ? null : markOf(report, other);
      if (!mark) continue;
      mark.classList.add("linked");
      const [u, v] = middle(mark.getBoundingClientRect());
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M ${x} ${y} Q ${(x + u) / 2} ${Math.min(y, v) - 24} ${u} ${v}`);
      lines.append(path);
    }
  }

  // Filters.
  const filters = document.querySelector(".filters");
  const items = [...document.querySelectorAll(".findings li")];
  for (const family of [...new Set(items.map((item) => item.dataset.family))].sort()) {
    filters.elements.family.append(element("option", { value: family }, family));
  }
  function filter() {
    const severities = new Set([...filters.querySelectorAll("input:checked")].map((box) => box.value));
    const family = filters.elements.family.value;
    for (const item of items) {
      item.hidden = !severities.has(item.dataset.severity) || Boolean(family && family !== item.dataset.family);
    }
    for (const list of document.querySelectorAll(".findings")) {
      list.nextElementSibling.hidden = Boolean(list.querySelector("li:not([hidden])"));
    }
  }
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  function step(by) {
    const buttons = [...document.querySelectorAll(".findings li:not([hidden]) button")];
    if (!buttons.length) return;
    const at = buttons.findIndex((button) => button.getAttribute("aria-current") === "true");
    const next = buttons[at < 0 ? (by > 0 ? 0 : buttons.length - 1) : Math.min(buttons.length - 1, Math.max(0, at + by))];
    next.focus();
    next.click();
  }

  document.addEventListener("click", (event) => {
    const from = event.target.closest(".report [data-mark]");
    if (!from) return;
    const check = "check" in from.dataset ? Number(from.dataset.check) : null;
    choose(from.closest(".report"), Number(from.dataset.mark), check);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") clear();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches(".mark")) {
      event.preventDefault();
      event.target.click();
    }
  });
  window.addEventListener("resize", link);
})();
