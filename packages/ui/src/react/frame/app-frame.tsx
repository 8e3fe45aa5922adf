import { Menu as MenuIcon, Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { IconButton } from "../button/button.tsx";
import { SampleBadge } from "../feedback/badge.tsx";
import { Icon, type IconComponent } from "../icon.tsx";
import { Kbd, SkipLink } from "../layout/layout.tsx";
import { Link, useNavigation } from "../navigation/navigation.tsx";
import { Drawer } from "../overlay/dialog.tsx";
import { Monogram } from "../people/person.tsx";
import { useMessages } from "../provider/spbe-provider.tsx";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";

export interface FrameLink {
  readonly to: string;
  readonly label: string;
  readonly icon: IconComponent;
  /** As shown, already formatted. */
  readonly count?: string | undefined;
  /** `accent` for what waits for this person. */
  readonly countTone?: "accent" | undefined;
  readonly current?: boolean | undefined;
}

/** One module in the sidebar. */
export interface FrameSection {
  readonly title: string;
  readonly links: readonly FrameLink[];
}

export interface AppFrameProps {
  /** The regency's name. */
  name: string;
  /** The line under it; default "Portal Kabupaten". */
  subtitle?: string | undefined;
  home?: string | undefined;
  sections: readonly FrameSection[];
  crumbs: readonly Crumb[];
  /** Says "Data contoh" on every page. */
  sample?: boolean | undefined;
  onSearch?: (() => void) | undefined;
  /** The person and their unit, at the foot of the sidebar. */
  person?: ReactNode;
  /** Unit and account menu, at the end of the top bar. */
  menu?: ReactNode;
  /** Between top bar and content: no connection, new version. */
  banner?: ReactNode;
  children?: ReactNode;
}

const MAIN_ID = "spbe-main";

/** The frame of a portal: modules at the side, a drawer on phones; where you are, search and account above. */
export function AppFrame(props: AppFrameProps) {
  const { frame } = useMessages();
  const { path } = useNavigation();
  const [drawerOpen, setDrawerOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the drawer
  useEffect(() => setDrawerOpen(false), [path]);
  return (
    <>
      <SkipLink href={`#${MAIN_ID}`}>{frame.skip}</SkipLink>
      <div className="spbe-app">
        <aside className="spbe-sidebar" aria-label={frame.mainMenu}>
          <Brand {...props} />
          <SideNavigation sections={props.sections} />
          {props.person && <div className="spbe-sidebar-foot">{props.person}</div>}
        </aside>
        <div className="spbe-frame">
          <TopBar {...props} onMenu={() => setDrawerOpen(true)} />
          {props.banner}
          <main className="spbe-main" id={MAIN_ID} tabIndex={-1}>
            <PrintHead {...props} />
            {props.children}
          </main>
        </div>
      </div>
      <Drawer side="start" open={drawerOpen} onOpenChange={setDrawerOpen} title={props.name}>
        <div className="spbe-sidebar" data-drawer="">
          <SideNavigation sections={props.sections} onFollow={() => setDrawerOpen(false)} />
          {props.person && <div className="spbe-sidebar-foot">{props.person}</div>}
        </div>
      </Drawer>
    </>
  );
}

/** On paper the bar is gone: whose page it is, and that its data are a sample, must still be said. */
function PrintHead({ name, subtitle, sample }: AppFrameProps) {
  const { frame } = useMessages();
  return (
    <p className="spbe-print-head" aria-hidden="true">
      <span>
        {name} · {subtitle ?? frame.portal}
      </span>
      {sample && <SampleBadge />}
    </p>
  );
}

function Brand({ name, subtitle, home = "/" }: AppFrameProps) {
  const { frame } = useMessages();
  return (
    <Link to={home} variant="plain" className="spbe-brand">
      <Monogram />
      <span className="spbe-brand-name">
        {name}
        <span className="spbe-brand-sub">{subtitle ?? frame.portal}</span>
      </span>
    </Link>
  );
}

interface SideNavigationProps {
  sections: readonly FrameSection[];
  onFollow?: (() => void) | undefined;
}

function SideNavigation({ sections, onFollow }: SideNavigationProps) {
  return sections.map((section) => (
    <nav key={section.title} className="spbe-nav" aria-label={section.title}>
      <p className="spbe-nav-heading" aria-hidden="true">
        {section.title}
      </p>
      <ul className="spbe-nav-list">
        {section.links.map((link) => (
          <li key={link.to}>
            <Link
              to={link.to}
              variant="plain"
              className="spbe-nav-item"
              aria-current={link.current ? "page" : undefined}
              onClick={onFollow}
            >
              <Icon icon={link.icon} />
              <span>{link.label}</span>
              {link.count !== undefined && (
                <span className="spbe-nav-count" data-tone={link.countTone}>
                  {link.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  ));
}

function TopBar({ crumbs, sample, onSearch, menu, home = "/", name, onMenu }: AppFrameProps & { onMenu: () => void }) {
  const { frame } = useMessages();
  return (
    <header className="spbe-topbar">
      <span className="spbe-only-narrow">
        <Link to={home} variant="plain" className="spbe-topbar-home" aria-label={name}>
          <Monogram />
        </Link>
      </span>
      <Breadcrumbs crumbs={crumbs} />
      <div className="spbe-topbar-end">
        {sample && <SampleBadge />}
        {onSearch && (
          <>
            <button
              type="button"
              className="spbe-search spbe-only-wide"
              onClick={onSearch}
              aria-keyshortcuts="Control+K"
            >
              <Icon icon={Search} />
              <span className="spbe-search-words">{frame.searchHint}</span>
              <span className="spbe-search-keys">
                <Kbd>Ctrl K</Kbd>
              </span>
            </button>
            <span className="spbe-only-narrow">
              <IconButton icon={Search} label={frame.search} onClick={onSearch} />
            </span>
          </>
        )}
        {menu}
        <span className="spbe-only-narrow">
          <IconButton icon={MenuIcon} label={frame.openMenu} onClick={onMenu} />
        </span>
      </div>
    </header>
  );
}
