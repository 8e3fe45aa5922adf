import type { Session } from "@spbe-kit/core";
import { Callout } from "@spbe-kit/ui";
import {
  createNoticesClient,
  createPlacesClient,
  isSessionLost,
  Portal,
  signInAddress,
  signOut,
} from "@spbe-kit/ui/portal";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { hostModules, modules } from "./modules.ts";
import { roleLabels } from "./role-labels.ts";

const allModules = [...modules, ...hostModules];
const notices = createNoticesClient();
const places = createPlacesClient();

/** The portal of the signed-in person. When the session ends, pages stay as they are and the login opens beside them. */
export function App({ session }: { session: Session }) {
  const [lost, setLost] = useState(false);
  const queries = useMemo(() => {
    const onError = (error: unknown) => isSessionLost(error) && setLost(true);
    return new QueryClient({
      queryCache: new QueryCache({ onError, onSuccess: () => setLost(false) }),
      mutationCache: new MutationCache({ onError, onSuccess: () => setLost(false) }),
    });
  }, []);
  return (
    <QueryClientProvider client={queries}>
      <Portal
        regency={session.regency}
        modules={allModules}
        session={{ ...session, regency: session.regency.code, roleLabel: roleLabels[session.role] ?? session.role }}
        signOut={() => void signOut()}
        notices={notices}
        places={places}
        roleLabels={roleLabels}
        banner={lost ? <SessionLost /> : undefined}
        sample
      />
    </QueryClientProvider>
  );
}

function SessionLost() {
  return (
    <Callout tone="warning" title="Sesi Anda berakhir">
      Isian di halaman ini belum hilang.{" "}
      <a href={signInAddress("/")} target="_blank" rel="noreferrer">
        Masuk lagi di tab baru
      </a>
      , lalu kembali ke sini dan simpan.
    </Callout>
  );
}
