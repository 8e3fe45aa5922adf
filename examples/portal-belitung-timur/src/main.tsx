import { createStuntingClient } from "@spbe-kit/stunting/client";
import { StuntingProvider } from "@spbe-kit/stunting/react";
import { openSession, signIn } from "@spbe-kit/ui/portal";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles.ts";
import { App } from "./app.tsx";

const container = document.getElementById("portal");
if (!container) throw new Error("index.html has no element with the id portal.");
const root = createRoot(container);

openSession().then(
  (session) => {
    if (session === undefined) return signIn();
    root.render(
      <StrictMode>
        <StuntingProvider
          client={createStuntingClient()}
          permissions={session.permissions}
          timeZone={session.regency.timeZone}
        >
          <App session={session} />
        </StuntingProvider>
      </StrictMode>,
    );
  },
  () => root.render(<HostSilent />),
);

/** The host did not answer at all: nothing of the portal can be shown yet. */
function HostSilent() {
  return (
    <main className="portal-silent">
      <h1>Portal belum dapat dibuka</h1>
      <p>Server tidak menjawab. Periksa sambungan, lalu muat ulang halaman ini.</p>
    </main>
  );
}
