import { normaliseLocale } from "@spbe-kit/core";
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, useMemo, useState } from "react";
import { BrowserRouter, Navigate, Route, Routes, useLocation, useNavigate, useParams } from "react-router";
import type { MessageOverrides } from "../messages/catalogue.ts";
import { NotFoundState } from "../react/feedback/states.tsx";
import { type Navigation, NavigationProvider } from "../react/navigation/navigation.tsx";
import { type Density, SpbeProvider } from "../react/provider/spbe-provider.tsx";
import type { Scheme } from "../react/provider/use-scheme.ts";
import type { NoticesClient } from "./notices/use-notices.ts";
import type { PlacesClient } from "./places/places-client.ts";
import {
  firstPath,
  isPermitted,
  type PortalModule,
  type PortalPage,
  type PortalRegency,
  type PortalSession,
} from "./portal-module.ts";
import { PortalPageView } from "./portal-page-view.tsx";
import { PortalShell } from "./portal-shell.tsx";
import { usePreference } from "./use-preference.ts";

export interface PortalProps {
  regency: PortalRegency;
  modules: readonly PortalModule[];
  session: PortalSession;
  signOut: () => void;
  /** The path the portal is served under; default "/". */
  basename?: string | undefined;
  /** Says "Data contoh" on every page. */
  sample?: boolean | undefined;
  /** Numbers beside the sidebar's entries, by path: `{ "/stunting/rujukan": { count: "16", tone: "accent" } }`. */
  counts?: Readonly<Record<string, { readonly count: string; readonly tone?: "accent" | undefined }>> | undefined;
  /** Puts the bell into the top bar: `createNoticesClient()`. Without it the portal tells nobody anything. */
  notices?: NoticesClient | undefined;
  /** Lets accounts with several units change between them: `createPlacesClient()`. */
  places?: PlacesClient | undefined;
  /** What the roles are called, for the units an account may act in. */
  roleLabels?: Readonly<Record<string, string>> | undefined;
  /** Between top bar and content. */
  banner?: ReactNode;
  density?: Density | undefined;
  messages?: MessageOverrides | undefined;
}

/** A whole portal: frame, pages of the modules, search, language and appearance. */
export function Portal(props: PortalProps) {
  return (
    <BrowserRouter basename={props.basename ?? "/"}>
      <PortalRoutes {...props} />
    </BrowserRouter>
  );
}

const SCHEMES: readonly Scheme[] = ["light", "dark", "system"];

function PortalRoutes(props: PortalProps) {
  const { regency, modules, session, density, messages } = props;
  const [locale, setLocale] = usePreference("spbe-locale", "id", normaliseLocale);
  const [scheme, setScheme] = usePreference<Scheme>("spbe-scheme", "light", (text) => SCHEMES.find((s) => s === text));
  const [searching, setSearching] = useState(false);
  const pages = useLazyPages(modules);
  const start = firstPath(modules, session);
  return (
    <SpbeProvider
      locale={locale}
      theme={regency.theme}
      scheme={scheme}
      density={density}
      messages={messages}
      timeZone={regency.timeZone}
    >
      <RouterNavigation basename={props.basename ?? "/"}>
        <PortalShell
          {...props}
          locale={locale}
          onLocaleChange={setLocale}
          scheme={scheme}
          onSchemeChange={setScheme}
          searching={searching}
          onSearchingChange={setSearching}
        >
          <Routes>
            {pages.map(({ module, page, Screen }) => (
              <Route
                key={page.path}
                path={page.path}
                element={
                  <RouterNavigation basename={props.basename ?? "/"}>
                    <PortalPageView
                      key={page.path}
                      allowed={isPermitted(page, session)}
                      Screen={Screen}
                      surround={(shown) => module.surround?.(shown, { session, regency }) ?? shown}
                    />
                  </RouterNavigation>
                }
              />
            ))}
            {start && <Route path="/" element={<Navigate to={start} replace />} />}
            <Route path="*" element={<NotFoundState headingLevel={1} />} />
          </Routes>
        </PortalShell>
      </RouterNavigation>
    </SpbeProvider>
  );
}

interface LazyPage {
  readonly module: PortalModule;
  readonly page: PortalPage;
  readonly Screen: LazyExoticComponent<ComponentType>;
}

function useLazyPages(modules: readonly PortalModule[]): readonly LazyPage[] {
  return useMemo(
    () => modules.flatMap((module) => module.pages.map((page) => ({ module, page, Screen: lazy(page.load) }))),
    [modules],
  );
}

/** Gives the screens our small navigation, so that no module knows the router. */
function RouterNavigation({ basename, children }: { basename: string; children: ReactNode }) {
  const location = useLocation();
  const params = useParams();
  const navigate = useNavigate();
  const base = basename.replace(/\/$/, "");
  const navigation = useMemo<Navigation>(
    () => ({
      href: (path) => `${base}${path}`,
      navigate: (path, options) => void navigate(path, { replace: options?.replace ?? false }),
      path: location.pathname,
      search: new URLSearchParams(location.search),
      setSearch: (next, options) =>
        void navigate({ pathname: location.pathname, search: next.toString() }, { replace: options?.replace ?? false }),
      params,
    }),
    [base, location.pathname, location.search, navigate, params],
  );
  return <NavigationProvider value={navigation}>{children}</NavigationProvider>;
}
