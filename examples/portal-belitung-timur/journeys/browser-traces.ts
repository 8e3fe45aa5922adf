import type { Page } from "playwright";

/** What a browser keeps of a person's work, or tells others: every part as text, by where it stood. */
export interface BrowserTraces {
  readonly addresses: readonly string[];
  readonly console: readonly string[];
  /** Local and session storage, databases, caches, cookies, history and title, as they were at the end. */
  stores(): Promise<string>;
}

/** Listens to a page from now on. */
export function listenTo(page: Page): BrowserTraces {
  const addresses: string[] = [];
  const said: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  page.on("response", (response) => addresses.push(response.headers().location ?? ""));
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(`${error.message}\n${error.stack}`));
  return {
    addresses,
    console: said,
    async stores() {
      const kept = await page.context().storageState({ indexedDB: true });
      return JSON.stringify([kept, await page.evaluate(storesOfPage)]);
    },
  };
}

/** Runs in the page. */
async function storesOfPage(): Promise<unknown> {
  const cached: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      cached.push(request.url, (await (await cache.match(request))?.text()) ?? "");
  }
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  const { href } = location;
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    cached,
    databases,
    href,
    history: history.state as unknown,
    title: document.title,
    windowName: window.name,
  };
}
