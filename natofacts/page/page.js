"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { facts, words, kinds } = data;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const table = one(".pane.table"), text = one(".pane.text"), body = one("tbody"), card = one("#card");
  const rows = Array.from(body.rows);
  const place = new Map(rows.map((row, index) => [row, index]));
  const byId = new Map(facts.map((fact, index) => [fact.id, index]));
  const marks = facts.map(() => []);
  for (const mark of all("mark[data-row]", text)) marks[mark.dataset.row].push(mark);
  const narrow = matchMedia("(max-width: 820px)");
  const collator = new Intl.Collator(data.lang, { numeric: true });
  const digits = (count) => count.toLocaleString(data.lang);
  const fold = (said) => said.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u2019/g, "'").toLowerCase();

  // The choice: what the hash says, and what the controls show.
  const SELECTS = ["doc", "actor", "unit", "year"];
  const LISTS = ["type", "kind"];
  let choice, shown = facts.map(() => true), searched = null, chosen = -1;

  function readHash() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const list = (name) => new Set((asked.get(name) || "").split(",").filter(Boolean));
    choice = { type: list("type"), kind: list("kind"), q: asked.get("q") || "", sort: asked.get("sort") || "order" };
    for (const name of SELECTS) choice[name] = asked.get(name) || "";
    return asked.get("fact");
  }

  function writeHash() {
    const said = new URLSearchParams();
    for (const name of LISTS) if (choice[name].size) said.set(name, Array.from(choice[name]).join(","));
    for (const name of [...SELECTS, "q"]) if (choice[name]) said.set(name, choice[name]);
    if (choice.sort !== "order") said.set("sort", choice.sort);
    if (chosen >= 0) said.set("fact", facts[chosen].id);
    history.replaceState(null, "", "#" + said);
  }

  function showControls() {
    for (const control of all("[data-filter]")) {
      const value = choice[control.dataset.filter];
      if (control.value !== value) control.value = value;
      control.classList.toggle("on", value !== "");
    }
    for (const button of all("[data-toggle]")) {
      button.setAttribute("aria-pressed", choice[button.dataset.toggle].has(button.dataset.value));
    }
    const pressed = all("[data-toggle]").filter((button) => choice[button.dataset.toggle].has(button.dataset.value));
    one(".which").textContent = pressed.map((button) => button.dataset.name).join(", ");
    one(".reset").hidden = !isFiltered();
  }

  const isFiltered = () => LISTS.some((name) => choice[name].size) || [...SELECTS, "q"].some((name) => choice[name]);

  function passes(index) {
    const fact = facts[index];
    if ((choice.type.size || choice.kind.size) && !choice.type.has(fact.type) && !choice.kind.has(fact.kind)) return false;
    if (choice.doc && String(fact.doc) !== choice.doc) return false;
    if (choice.actor && fact.actor !== choice.actor) return false;
    if (choice.unit && fact.unit !== choice.unit) return false;
    if (choice.year && !fact.years.includes(choice.year)) return false;
    return asked.every((word) => searched[index].includes(word));
  }

  let asked = [];
  function filter() {
    asked = fold(choice.q).split(/\s+/).filter(Boolean);
    if (asked.length && !searched) {
      searched = rows.map((row, index) => fold(row.textContent + " " + facts[index].details.map((pair) => pair[1]).join(" ")));
    }
    let count = 0;
    facts.forEach((_, index) => {
      const wanted = passes(index);
      count += wanted;
      if (wanted === shown[index]) return;
      shown[index] = wanted;
      rows[index].hidden = !wanted;
      for (const mark of marks[index]) mark.classList.toggle("off", !wanted);
    });
    for (const article of all("article")) article.hidden = choice.doc !== "" && article.dataset.doc !== choice.doc;
    one("output").textContent = words.shown.replace("{n}", digits(count)).replace("{total}", digits(facts.length));
    one(".nothing").hidden = count > 0;
    showControls();
    rove();
  }

  // Sorting: rows without a value last in both directions, equals in the order of the text.
  const KEYS = {
    order: (fact, index) => index,
    kind: (fact) => kinds[fact.kind],
    words: (fact, index) => one(".c-words a", rows[index]).textContent,
    value: (fact) => fact.value,
    date: (fact) => fact.day || null,
    actor: (fact) => fact.actor || null,
  };

  function compare(left, right) {
    return typeof left === "number" ? left - right : collator.compare(left, right);
  }

  function sort() {
    const down = choice.sort.startsWith("-"), asked = choice.sort.replace("-", "");
    const name = KEYS[asked] ? asked : "order";
    const keys = facts.map(KEYS[name]);
    const order = facts.map((_, index) => index).sort((left, right) => {
      if (keys[left] === null || keys[right] === null) return (keys[left] === null) - (keys[right] === null) || left - right;
      if (name === "value" && facts[left].unit !== facts[right].unit) return collator.compare(facts[left].unit, facts[right].unit);
      return (down ? -1 : 1) * compare(keys[left], keys[right]) || left - right;
    });
    const sorted = document.createDocumentFragment();
    for (const index of order) sorted.append(rows[index]);
    body.append(sorted);
    for (const head of all("th")) {
      if (one("button", head).dataset.sort === name) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function change(changes) {
    Object.assign(choice, changes);
    if ("sort" in changes) sort();
    filter();
    writeHash();
  }

  // Choosing a row: marked in the table and in the text, both brought into view.
  function choose(index, options = {}) {
    if (chosen >= 0) for (const old of [rows[chosen], ...marks[chosen]]) old.classList.remove("chosen");
    chosen = index;
    if (index >= 0) for (const now of [rows[index], ...marks[index]]) now.classList.add("chosen");
    rove();
    writeHash();
    if (index < 0) return;
    const pane = options.to === "table" ? table : text;
    if (narrow.matches) {
      if (options.to) view(options.to);
      if (options.to) (options.to === "table" ? rows[index] : marks[index][0])?.scrollIntoView({ block: "center" });
      return;
    }
    if (options.to !== "table") reveal(text, marks[index][0]);
    if (options.to !== "text" || options.both) reveal(table, rows[index]);
    if (options.to) bring(pane);
  }

  function reveal(pane, element) {
    if (!element || element.hidden) return;
    const box = element.getBoundingClientRect(), around = pane.getBoundingClientRect();
    if (box.top > around.top + 60 && box.bottom < around.bottom - 20) return;
    pane.scrollTop += box.top - around.top - pane.clientHeight / 3;
  }

  function bring(pane) {
    const box = pane.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight + 4) one(".work").scrollIntoView();
  }

  function view(name) {
    document.body.dataset.view = name;
    for (const button of all("[data-show]")) button.setAttribute("aria-pressed", button.dataset.show === name);
  }

  // One row and one mark can be reached by the tabulator; arrows move on from there.
  let stops = [];
  function rove() {
    for (const stop of stops) stop.tabIndex = -1;
    const visible = chosen >= 0 && shown[chosen] ? rows[chosen] : Array.from(body.rows).find((row) => !row.hidden);
    const mark = visible && marks[place.get(visible)][0];
    stops = visible ? [one("a", visible), mark].filter(Boolean) : [];
    for (const stop of stops) stop.tabIndex = 0;
  }

  function step(event, index, inText) {
    const order = inText ? facts.map((_, place) => place) : Array.from(body.rows, (row) => place.get(row));
    const ahead = order.filter((place) => shown[place] && (!inText || marks[place].length));
    const now = ahead.indexOf(index);
    const goal = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: ahead.length - 1 }[event.key];
    if (goal === undefined || !(goal in ahead)) return;
    event.preventDefault();
    choose(ahead[goal]);
    if (!narrow.matches) bring(inText ? text : table);
    (inText ? marks[ahead[goal]][0] : one("a", rows[ahead[goal]])).focus({ preventScroll: !narrow.matches });
  }

  // The card: the row behind a mark.
  let hiding = 0, returnTo = null;
  function element(name, said, className) {
    const made = document.createElement(name);
    if (said) made.textContent = said;
    if (className) made.className = className;
    return made;
  }

  function button(said, act) {
    const made = element("button", said, "plain");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function cardFor(index) {
    const fact = facts[index];
    const kind = element("p", "", "kind");
    kind.append(element("i", "", `swatch ${fact.type} k-${fact.kind}`), kinds[fact.kind]);
    const list = element("dl");
    for (const [name, value] of fact.details) list.append(element("dt", name), element("dd", value));
    const act = element("p", "", "do");
    act.append(button(words.to_table, () => { close(); choose(index, { to: "table" }); one("a", rows[index]).focus({ preventScroll: true }); }));
    for (const outer of holders(index)) {
      act.append(button(words.part_of.replace("{kind}", kinds[facts[outer].kind]), () => open(outer, marks[outer][0])));
    }
    act.append(button(words.close, close));
    card.replaceChildren(kind, ...(fact.title ? [element("strong", fact.title)] : []), list, act);
  }

  const holders = (index) => marks[index].length === 0 ? [] : ancestors(marks[index][0]).filter((outer) => outer !== index);
  function ancestors(mark) {
    const found = new Set();
    for (let at = mark.parentElement.closest("mark"); at; at = at.parentElement.closest("mark")) found.add(+at.dataset.row);
    return Array.from(found);
  }

  function open(index, mark) {
    clearTimeout(hiding);
    returnTo = mark;
    cardFor(index);
    card.hidden = false;
    if (!narrow.matches) putBy(mark);
  }

  function putBy(mark) {
    const box = mark.getClientRects()[0], size = card.getBoundingClientRect();
    const below = box.bottom + 8 + size.height < innerHeight;
    card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - size.width - 16)) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 8 : Math.max(8, box.top - size.height - 8)) + scrollY}px`;
  }

  function close() {
    if (card.contains(document.activeElement) && returnTo) returnTo.focus({ preventScroll: true });
    card.hidden = true;
    returnTo = null;
  }

  const leave = () => { clearTimeout(hiding); hiding = setTimeout(close, 250); };
  const markOf = (event) => event.target.closest?.("mark[data-row]:not(.off)");

  text.addEventListener("mouseover", (event) => {
    const mark = markOf(event);
    if (mark && !narrow.matches) open(+mark.dataset.row, mark);
    else if (!card.hidden && !narrow.matches) leave();
  });
  text.addEventListener("mouseleave", () => { if (!narrow.matches) leave(); });
  text.addEventListener("scroll", () => {
    if (card.hidden || narrow.matches) return;
    const box = returnTo.getClientRects()[0], around = text.getBoundingClientRect();
    if (box.bottom > around.top && box.top < around.bottom) putBy(returnTo);
    else close();
  });
  card.addEventListener("mouseenter", () => clearTimeout(hiding));
  card.addEventListener("mouseleave", () => { if (!narrow.matches) leave(); });
  text.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark) open(+mark.dataset.row, mark); });
  text.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark) { close(); return; }
    choose(+mark.dataset.row, { both: true });
    open(+mark.dataset.row, mark);
  });
  text.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (!mark) return;
    if (event.key === "Enter") {
      close();
      choose(+mark.dataset.row, { to: "table" });
      one("a", rows[mark.dataset.row]).focus({ preventScroll: true });
    } else step(event, +mark.dataset.row, true);
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || String(getSelection())) return;
    event.preventDefault();
    const index = place.get(row);
    choose(index, { to: "text" });
    if (event.detail === 0) marks[index][0]?.focus({ preventScroll: true });
  });
  body.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    if (row) step(event, place.get(row), false);
  });

  for (const control of all("[data-filter]")) {
    control.addEventListener("input", () => change({ [control.dataset.filter]: control.value }));
  }
  one(".filters").addEventListener("submit", (event) => event.preventDefault());
  for (const toggle of all("[data-toggle]")) {
    toggle.addEventListener("click", () => {
      const set = choice[toggle.dataset.toggle];
      if (!set.delete(toggle.dataset.value)) set.add(toggle.dataset.value);
      change({});
    });
  }
  for (const setter of all("[data-set]")) {
    setter.addEventListener("click", () => {
      const type = setter.dataset.set === "actor" ? new Set(["commitment"]) : new Set(["figure"]);
      const cleared = Object.fromEntries([...SELECTS, "q"].map((name) => [name, ""]));
      change({ ...cleared, type, kind: new Set(), [setter.dataset.set]: setter.dataset.value });
      if (narrow.matches) view("table");
      one(".work").scrollIntoView();
    });
  }
  for (const button of all("[data-show]")) button.addEventListener("click", () => view(button.dataset.show));
  for (const head of all("[data-sort]")) {
    head.addEventListener("click", () => {
      const name = head.dataset.sort;
      change({ sort: choice.sort === name ? `-${name}` : name });
    });
  }
  for (const jump of all("[data-goto], .event[data-row]")) {
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      choose(+(jump.dataset.goto ?? jump.dataset.row), { to: "text", both: true });
    });
  }
  one(".reset").addEventListener("click", () => {
    const cleared = Object.fromEntries([...SELECTS, "q"].map((name) => [name, ""]));
    change({ ...cleared, type: new Set(), kind: new Set() });
    one("[data-filter=q]").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      one("[data-filter=q]").focus();
    }
  });

  function start() {
    const wanted = readHash();
    sort();
    filter();
    const index = byId.get(wanted);
    if (index !== undefined) choose(index, { to: "text", both: true });
  }
  addEventListener("hashchange", start);
  start();
})();
