import type { Locale } from "@spbe-kit/core";
import type { ComponentType, ReactNode } from "react";
import type { IconComponent } from "../react/icon.tsx";
import type { AuditWords } from "./audit/audit-words.ts";

/** A page a module brings to a portal. */
export interface PortalPage {
  /** "/stunting/anak/:childId"; parameters are read with `usePageParams()`. */
  readonly path: string;
  readonly title?: Readonly<Record<Locale, string>> | undefined;
  /** Puts the page in the sidebar. `count` is asked for by the portal's composition. */
  readonly navigation?:
    | { readonly label: Readonly<Record<Locale, string>>; readonly icon: IconComponent; readonly order: number }
    | undefined;
  /** The permission without which the page shows that it is for another role. */
  readonly permission: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Something found from the search of the portal (Ctrl K). */
export interface SearchHit {
  /** The page that shows it. */
  readonly to: string;
  readonly label: string;
  readonly note?: string | undefined;
}

/** What a portal tells a module about the person and the place. */
export interface ModuleSurroundings {
  readonly session: PortalSession;
  readonly regency: PortalRegency;
}

/** What a module gives a portal. */
export interface PortalModule {
  /** "stunting" */
  readonly name: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly pages: readonly PortalPage[];
  /** Puts around each page of the module what it works with (its client, the person's rights), so that no portal has to know. */
  readonly surround?: ((page: ReactNode, given: ModuleSurroundings) => ReactNode) | undefined;
  /** The module's operations and subjects in the words of an auditor. */
  readonly audit?: AuditWords | undefined;
  /** Looks in the module's own records. Rejects when it fails; the portal says so. */
  readonly search?: ((text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>) | undefined;
}

/** Who is signed in, as the server said it. */
export interface PortalSession {
  readonly name: string;
  /** "nutritionist" */
  readonly role: string;
  /** "TPG puskesmas" */
  readonly roleLabel: string;
  readonly unitName: string;
  readonly regency: string;
  readonly permissions: readonly string[];
}

/** What the portal needs to know of its regency: the file `regency.json` of `@spbe-kit/core` has it. */
export interface PortalRegency {
  /** "Belitung Timur" */
  readonly name: string;
  /** The line under the name; default "Portal Kabupaten". */
  readonly portalName?: string | undefined;
  /** Name of the theme file that is loaded. */
  readonly theme: string;
  readonly timeZone: string;
}

export function isPermitted(page: PortalPage, session: PortalSession): boolean {
  return session.permissions.includes(page.permission);
}

/** A page with the module it belongs to. */
export interface PlacedPage {
  readonly module: PortalModule;
  readonly page: PortalPage;
}

/** Pages of the sidebar that this person may open, in the order the modules wish. */
export function navigationPages(module: PortalModule, session: PortalSession): readonly PortalPage[] {
  return module.pages
    .filter((page) => page.navigation !== undefined && isPermitted(page, session))
    .sort((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0));
}

/** Where the portal opens: the first page this person may see. */
export function firstPath(modules: readonly PortalModule[], session: PortalSession): string | undefined {
  for (const module of modules) {
    const [page] = navigationPages(module, session);
    if (page) return page.path;
  }
  return undefined;
}

/** Of the sidebar's pages the one that is shown or lies above what is shown: the longest path that fits. */
export function currentNavigationPath(path: string, paths: readonly string[]): string | undefined {
  return paths
    .filter((candidate) => path === candidate || path.startsWith(`${candidate}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The page a path belongs to. Literal segments win over parameters. */
export function findPage(path: string, modules: readonly PortalModule[]): PlacedPage | undefined {
  const segments = path.split("/");
  const fitting = modules
    .flatMap((module) => module.pages.map((page) => ({ module, page })))
    .filter(({ page }) => fits(page.path.split("/"), segments));
  return fitting.sort((a, b) => parameterCount(a.page.path) - parameterCount(b.page.path))[0];
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length && pattern.every((part, at) => part.startsWith(":") || part === segments[at])
  );
}

function parameterCount(pattern: string): number {
  return pattern.split("/").filter((part) => part.startsWith(":")).length;
}
