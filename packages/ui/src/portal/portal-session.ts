import { isProblem, type Session, sessionContract } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";

/** Who is signed in, or undefined when nobody is. Rejects when the host cannot be asked. */
export async function openSession(): Promise<Session | undefined> {
  const answer = await createResourceClient(sessionContract).get.safe();
  if (answer.ok) return answer.value;
  if (answer.error.status === 401) return undefined;
  throw answer.error;
}

/** Leaves for the login; it comes back to the page that is open now. */
export function signIn(): void {
  location.assign(signInAddress());
}

/** The login's address, for a link that opens it beside a page whose entries must not be lost. */
export function signInAddress(returnTo = `${location.pathname}${location.search}`): string {
  return `/auth/login?return=${encodeURIComponent(returnTo)}`;
}

/** Ends the session here and, where the provider can, there. */
export async function signOut(): Promise<void> {
  const answer = await fetch("/auth/logout", { method: "POST", headers: { "x-spbe-client": "1" } });
  const { redirectTo } = answer.ok ? ((await answer.json()) as { redirectTo: string }) : { redirectTo: "/" };
  location.assign(redirectTo);
}

/** True for an answer that says the session has ended: entries stay where they are until the person is back. */
export function isSessionLost(error: unknown): boolean {
  return isProblem(error, "core/session-expired") || isProblem(error, "core/not-signed-in");
}
