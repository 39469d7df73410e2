// Keeps the stream up to date, and gives the pages their keys. Everything works without it.
"use strict";

const one = (selector) => document.querySelector(selector);
const isTyping = (node) => /^(input|select|textarea)$/i.test(node.tagName) || node.isContentEditable;

function liveStream(live) {
  const list = one("#stream");
  const texts = JSON.parse(live.dataset.texts);
  const state = one("#live-state"), button = one("#live-pause"), announce = one("#announce");
  const MOST = 300, APART = 1000, REFUSED = 5000, HIDDEN = 60000;
  let source, again = 0, rest = 0;
  let paused = false, waiting = 0, asking = false, last = 0, timer = 0, connected = true;

  const plural = new Intl.PluralRules(document.documentElement.lang);
  const counted = (forms, n) => (forms[plural.select(n)] ?? forms.other).replace("{n}", n);

  const known = () => new Map([...list.children].map((row) => [row.dataset.key, row]));

  function tell() {
    live.dataset.state = paused ? "paused" : connected ? "on" : "lost";
    const text = paused ? texts.paused : connected ? texts.on : texts.lost;
    state.textContent = paused && waiting ? `${text} · ${counted(texts.waiting, waiting)}` : text;
    button.textContent = paused ? texts.resume : texts.pause;
    button.setAttribute("aria-pressed", String(paused));
  }

  function insert(rows) {
    const have = known();
    const fresh = rows.filter((row) => !have.has(row.dataset.key));
    if (!fresh.length) return;
    const isGap = fresh.length === rows.length && have.size > 0;
    const top = list.getBoundingClientRect().top, height = list.offsetHeight;
    let before = null;
    for (const row of [...rows].reverse()) {
      const place = have.get(row.dataset.key);
      if (place) { before = place; continue; }
      row.classList.add("arrived");
      list.insertBefore(row, before ?? (isGap ? list.firstElementChild : null) ?? (have.size ? null : list.firstElementChild));
      before = row;
    }
    if (isGap) fresh.at(-1).classList.add("gap-behind");
    if (top < 0) scrollBy(0, list.offsetHeight - height);
    while (list.children.length > MOST && !list.lastElementChild.contains(document.activeElement)) {
      list.lastElementChild.remove();
      const older = one(".older");
      if (older) older.href = older.href.replace(/([?&]cursor=)[^&]*/, `$1${list.lastElementChild.dataset.key}`);
    }
    one("#empty")?.remove();
    const headline = fresh[0].querySelector(".headline").textContent.trim().slice(0, 120);
    announce.textContent = `${counted(texts.arrived, fresh.length)}: ${headline}`;
    document.dispatchEvent(new CustomEvent("tashih:arrived", { detail: fresh.length }));
  }

  async function ask() {
    clearTimeout(timer);
    const wait = last + APART - Date.now();
    if (asking || wait > 0) { timer = setTimeout(ask, Math.max(wait, 50)); return; }
    asking = true;
    last = Date.now();
    const limit = Math.min(50, waiting + 5);
    waiting = 0;
    try {
      const url = live.dataset.rows + (live.dataset.rows.includes("?") ? "&" : "?") + `limit=${limit}`;
      const answer = await fetch(url, { credentials: "same-origin" });
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      connected = true;
      insert([...page.querySelectorAll("li.row")].map((row) => document.adoptNode(row)));
    } catch {
      connected = false;
      waiting += 1;
      timer = setTimeout(ask, 3000);
    } finally {
      asking = false;
      tell();
    }
  }

  function turn() {
    paused = !paused;
    if (!paused && waiting) ask();
    tell();
  }

  function listen() {
    clearTimeout(again);
    source = new EventSource(live.dataset.stream);
    source.addEventListener("open", () => { connected = true; tell(); if (!paused) ask(); });
    source.addEventListener("error", () => {
      connected = false;
      tell();
      if (source.readyState === EventSource.CLOSED) again = setTimeout(listenAnew, REFUSED);
    });
    source.addEventListener("revision", () => { waiting += 1; if (paused) tell(); else ask(); });
  }

  // A new source does not know what the old one told: a whole page of rows is asked for.
  function listenAnew() {
    if (!paused) waiting = 45;
    listen();
  }

  // A browser has few connections for one site; a page that nobody looks at gives its own back.
  function restWhileHidden() {
    clearTimeout(rest);
    if (document.hidden) rest = setTimeout(() => { clearTimeout(again); source.close(); }, HIDDEN);
    else if (source.readyState === EventSource.CLOSED) listenAnew();
  }

  listen();
  document.addEventListener("visibilitychange", restWhileHidden);
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  button.addEventListener("click", turn);
  live.hidden = false;
  tell();
  return turn;
}

function keepTimes() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const units = [["day", 86400, 2], ["hour", 3600, 2], ["minute", 60, 1]];
  for (const node of document.querySelectorAll("time.ago")) {
    const seconds = (Date.parse(node.dateTime) - Date.now()) / 1000;
    const found = units.find(([, size, least]) => Math.abs(seconds) >= size * least);
    if (found) node.textContent = words.format(Math.trunc(seconds / found[1]), found[0]);
  }
}

function step(way) {
  const links = [...document.querySelectorAll(".row .headline a")];
  if (!links.length) return;
  const here = links.findIndex((link) => link.closest(".row").contains(document.activeElement));
  links[Math.min(Math.max(here + way, 0), links.length - 1)].focus();
}

function closePreferences() {
  const opened = one("details.preferences[open]");
  if (!opened) return;
  if (opened.contains(document.activeElement)) opened.querySelector("summary").focus();
  opened.open = false;
}

function keys(turn) {
  const deeds = {
    j: () => step(1),
    k: () => step(-1),
    o: () => document.activeElement.closest(".row")?.querySelector(".headline a").click(),
    p: () => turn?.(),
    g: () => one(".row .headline a")?.focus(),
    "/": () => one("#find")?.focus(),
    "?": () => { location.href = "/help#keys"; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePreferences();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const deed = document.documentElement.dataset.keys === "on" && deeds[event.key];
    if (deed) { event.preventDefault(); deed(); }
  });
}

const live = one("#live");
const turn = live && "EventSource" in window ? liveStream(live) : null;
keys(turn);
setInterval(keepTimes, 30000);
if (location.hash.length > 1) one(`details:has(${CSS.escape ? "#" + CSS.escape(location.hash.slice(1)) : "x"})`)?.setAttribute("open", "");
