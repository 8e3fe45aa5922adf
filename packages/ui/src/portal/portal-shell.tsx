import type { Locale } from "@spbe-kit/core";
import { LogOut } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { AppFrame, type FrameSection } from "../react/frame/app-frame.tsx";
import { useNavigation } from "../react/navigation/navigation.tsx";
import { Menu } from "../react/overlay/menu.tsx";
import { PersonChip } from "../react/people/person.tsx";
import { useMessages } from "../react/provider/spbe-provider.tsx";
import type { Scheme } from "../react/provider/use-scheme.ts";
import { CommandDialog } from "./command-dialog.tsx";
import { NoticeBell } from "./notices/notice-bell.tsx";
import { usePlaceMenu } from "./places/use-place-menu.ts";
import type { PortalProps } from "./portal.tsx";
import { currentNavigationPath, findPage, firstPath, navigationPages } from "./portal-module.ts";
import { usePageArrival } from "./use-page-arrival.ts";

export interface PortalShellProps extends PortalProps {
  locale: Locale;
  onLocaleChange: (locale: Locale) => void;
  scheme: Scheme;
  onSchemeChange: (scheme: Scheme) => void;
  searching: boolean;
  onSearchingChange: (open: boolean) => void;
  children: ReactNode;
}

/** The frame around the pages, filled from modules and session. */
export function PortalShell(props: PortalShellProps) {
  const { regency, modules, session, locale, searching, onSearchingChange } = props;
  const { path } = useNavigation();
  const { frame } = useMessages();
  const placed = findPage(path, modules);
  const title = placed?.page.title?.[locale] ?? placed?.page.navigation?.label[locale] ?? "";
  usePageArrival(path, title, regency.name);
  useSearchKey(() => onSearchingChange(true));
  const above =
    placed &&
    currentNavigationPath(
      path,
      navigationPages(placed.module, session).map((page) => page.path),
    );
  const aboveLabel = placed?.module.pages.find((page) => page.path === above)?.navigation?.label[locale];
  const crumbs = [
    { label: placed?.module.title[locale] ?? frame.home },
    ...(above && above !== path && aboveLabel ? [{ label: aboveLabel, to: above }] : []),
    ...(title && title !== aboveLabel
      ? [{ label: title }]
      : above === path && aboveLabel
        ? [{ label: aboveLabel }]
        : []),
  ];
  return (
    <>
      <AppFrame
        name={regency.name}
        subtitle={regency.portalName}
        home={firstPath(modules, session) ?? "/"}
        sections={useSections(props, path)}
        crumbs={crumbs}
        sample={props.sample}
        banner={props.banner}
        onSearch={() => onSearchingChange(true)}
        person={<PersonChip name={session.name} post={session.roleLabel} />}
        menu={
          <>
            {props.notices && <NoticeBell client={props.notices} />}
            <AccountMenu {...props} />
          </>
        }
      >
        {props.children}
      </AppFrame>
      <CommandDialog open={searching} onOpenChange={onSearchingChange} modules={modules} session={session} />
    </>
  );
}

function useSections({ modules, session, locale, counts }: PortalShellProps, path: string): readonly FrameSection[] {
  const all = modules.map((module) => ({ module, pages: navigationPages(module, session) }));
  const current = currentNavigationPath(
    path,
    all.flatMap(({ pages }) => pages.map((page) => page.path)),
  );
  return all
    .filter(({ pages }) => pages.length > 0)
    .map(({ module, pages }) => ({
      title: module.title[locale],
      links: pages.flatMap((page) => {
        if (!page.navigation) return [];
        const count = counts?.[page.path];
        const { label, icon } = page.navigation;
        return [
          {
            to: page.path,
            label: label[locale],
            icon,
            count: count?.count,
            countTone: count?.tone,
            current: page.path === current,
          },
        ];
      }),
    }));
}

const NO_LABELS = {};

function AccountMenu(props: PortalShellProps) {
  const { session, signOut, locale, onLocaleChange, scheme, onSchemeChange, places, roleLabels = NO_LABELS } = props;
  const { frame } = useMessages();
  const placeGroups = usePlaceMenu({ client: places, roleLabels });
  const language = (value: Locale, label: string) => ({
    label,
    checked: locale === value,
    onSelect: () => onLocaleChange(value),
  });
  const appearance = (value: Scheme, label: string) => ({
    label,
    checked: scheme === value,
    onSelect: () => onSchemeChange(value),
  });
  return (
    <Menu
      label={session.unitName}
      ariaLabel={`${session.unitName}. ${frame.account(session.name)}`}
      compactOnPhone
      groups={[
        ...placeGroups,
        { heading: frame.language, items: [language("id", "Bahasa Indonesia"), language("en", "English")] },
        {
          heading: frame.scheme,
          items: [appearance("light", frame.light), appearance("dark", frame.dark), appearance("system", frame.system)],
        },
        { items: [{ label: frame.signOut, icon: LogOut, onSelect: signOut }] },
      ]}
    />
  );
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      open();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}
