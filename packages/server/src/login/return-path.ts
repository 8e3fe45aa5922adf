const HERE = "http://return.invalid";

/**
 * Where to go after login: a path of this portal, `/` for anything that could lead elsewhere. Judged after normalising, since
 * "/./\\evil" and "/..//evil" become "//evil" in a browser. Never back into the login or the API.
 */
export function safeReturnPath(text: string | null | undefined): string {
  if (!text?.startsWith("/") || !URL.canParse(text, HERE)) return "/";
  const url = new URL(text, HERE);
  const path = url.pathname + url.search + url.hash;
  const foreign = url.origin !== HERE || path.startsWith("//") || path.includes("\\");
  const unreturnable = /^\/(api|auth|demo-identity)(\/|$)/.test(url.pathname);
  return foreign || unreturnable ? "/" : path;
}
