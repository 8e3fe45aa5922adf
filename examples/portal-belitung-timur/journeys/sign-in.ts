/** An account's session at a portal, for requests without a browser. */
export interface SignedInSession {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Signs in through the page of sample accounts, as a browser would.
 *
 * @param account id of a sample account, for example "ratna-kusumawati"
 */
export async function signIn(url: string, account: string): Promise<SignedInSession> {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const visit = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { accept: "text/html", cookie: cookie(), origin: url, ...(init.headers as Record<string, string>) };
    const answer = await fetch(new URL(address, url), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(";")[0]!;
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = answer.headers.get("location");
    if (next === null) return answer;
    return new URL(next, answer.url).pathname === "/" ? answer : visit(new URL(next, answer.url).href);
  };
  const page = await (await visit("/auth/login")).text();
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`The page of sample accounts did not come:\n${page.slice(0, 500)}`);
  await visit(action.replaceAll("&amp;", "&"), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: `account=${account}`,
  });
  return { url, headers: { cookie: cookie(), origin: url, "sec-fetch-site": "same-origin" } };
}
