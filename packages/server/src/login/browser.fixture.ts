/** A browser small enough for tests: keeps cookies by host and path, follows redirects of one origin, sends what navigations send. */
export function testBrowser(origin: string) {
  const jar: { name: string; value: string; path: string }[] = [];

  function remember(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf("="));
      const value = pair.slice(name.length + 1);
      const find = (key: string) => attributes.find((part) => part.toLowerCase().startsWith(key))?.slice(key.length);
      const path = find("path=") ?? url.pathname.slice(0, url.pathname.lastIndexOf("/")) ?? "/";
      const gone = find("max-age=") === "0" || find("expires=")?.endsWith("1970 00:00:00 GMT") === true;
      const index = jar.findIndex((cookie) => cookie.name === name && cookie.path === path);
      if (index >= 0) jar.splice(index, 1);
      if (!gone) jar.push({ name, value, path });
    }
  }

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, origin);
    const cookies = jar.filter((cookie) => url.pathname.startsWith(cookie.path));
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: {
        accept: "text/html",
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
        ...(init.headers as Record<string, string>),
      },
    });
    remember(response, url);
    return response;
  }

  return {
    send,
    jar,
    cookie: (name: string) => jar.find((cookie) => cookie.name === name)?.value,
    /** Follows redirects until a page or a stop; returns the last answer and every address passed. */
    async open(path: string, stop: (address: string) => boolean = () => false) {
      const passed: string[] = [];
      let response = await send(path);
      for (let hop = 0; hop < 10 && response.status >= 300 && response.status < 400; hop += 1) {
        const next = new URL(response.headers.get("location") ?? "", new URL(passed.at(-1) ?? path, origin)).href;
        passed.push(next);
        if (!next.startsWith(`${origin}/`) || stop(next)) break;
        response = await send(next);
      }
      return { response, passed };
    },
  };
}
export type TestBrowser = ReturnType<typeof testBrowser>;
