import { type Locale, normaliseLocale } from "@spbe-kit/core";
import { type ComponentPropsWithoutRef, createContext, forwardRef, useContext, useMemo, useState } from "react";
import type { MessageOverrides, UiMessages } from "../../messages/catalogue.ts";
import { en } from "../../messages/en.ts";
import { id } from "../../messages/id.ts";
import { cx } from "../class-names.ts";
import { ToastProvider } from "../feedback/toast.tsx";
import type { DateStyle, NumberOptions } from "./format.ts";
import { formatDate, formatMoment, formatNumber, formatPercent, formatUnit } from "./format.ts";
import { intlLocale } from "./locale.ts";
import { mergeMessages } from "./messages.ts";
import { type Scheme, useResolvedScheme } from "./use-scheme.ts";

export type Density = "compact" | "default" | "touch";

interface Surroundings {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly theme: string | undefined;
  readonly scheme: "light" | "dark";
  readonly messages: UiMessages;
  /** Where dialogs and menus are drawn: inside the root, so that they keep theme and scheme. */
  readonly layer: HTMLElement | null;
}

const DEFAULT_TIME_ZONE = "Asia/Jakarta";

const SurroundingsContext = createContext<Surroundings>({
  locale: "id",
  timeZone: DEFAULT_TIME_ZONE,
  theme: undefined,
  scheme: "light",
  messages: id,
  layer: null,
});

export interface SpbeProviderProps extends ComponentPropsWithoutRef<"div"> {
  /** Any language tag; `in`, `in_ID`, `id-ID` all mean Indonesian, which is also the default. */
  locale?: string | undefined;
  /** Name of a regency theme whose `themes/<name>.css` is loaded. */
  theme?: string | undefined;
  /** `system` follows the device. Default `light`. */
  scheme?: Scheme | undefined;
  /** Height of controls and rows. `touch` for phones in the field. */
  density?: Density | undefined;
  /** A portal's own words, laid over ours group by group. */
  messages?: MessageOverrides | undefined;
  /** IANA name of the regency's zone, for moments. Default Asia/Jakarta. */
  timeZone?: string | undefined;
}

/** Language, theme and density for everything below. Renders `<div class="spbe-root">`; needs `styles.css` and one theme file. */
export const SpbeProvider = forwardRef<HTMLDivElement, SpbeProviderProps>(function SpbeProvider(
  {
    locale: tag,
    theme,
    scheme = "light",
    density = "default",
    messages: overrides,
    timeZone = DEFAULT_TIME_ZONE,
    className,
    children,
    ...rest
  },
  ref,
) {
  const locale = normaliseLocale(tag);
  const resolvedScheme = useResolvedScheme(scheme);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const surroundings = useMemo<Surroundings>(
    () => ({
      locale,
      timeZone,
      theme,
      scheme: resolvedScheme,
      messages: mergeMessages(locale === "en" ? en : id, overrides),
      layer,
    }),
    [locale, timeZone, theme, resolvedScheme, overrides, layer],
  );
  return (
    <SurroundingsContext.Provider value={surroundings}>
      <div
        lang={intlLocale(locale)}
        {...rest}
        ref={ref}
        className={cx("spbe-root", className)}
        data-theme={theme}
        data-scheme={resolvedScheme}
        data-density={density}
      >
        <ToastProvider>{children}</ToastProvider>
        <div ref={setLayer} data-spbe-layer="" />
      </div>
    </SurroundingsContext.Provider>
  );
});

/** The language, `id` or `en`. */
export function useLocale(): Locale {
  return useContext(SurroundingsContext).locale;
}

/** The words of this package in the language in use. */
export function useMessages(): UiMessages {
  return useContext(SurroundingsContext).messages;
}

/** A module's own words: `useWords({ id: ..., en: ... })`. */
export function useWords<T>(words: Readonly<Record<Locale, T>>): T {
  return words[useLocale()];
}

const NestedLayerContext = createContext<HTMLElement | null>(null);

/** A dialog names itself as the layer, so that a menu opened in it stays inside its focus. */
export const LayerProvider = NestedLayerContext.Provider;

/** The element that dialogs and menus are drawn into; null until mounted. */
export function useLayer(): HTMLElement | null {
  const nested = useContext(NestedLayerContext);
  const { layer } = useContext(SurroundingsContext);
  return nested ?? layer;
}

/** The theme name and the scheme really shown. */
export function useAppearance(): { readonly theme: string | undefined; readonly scheme: "light" | "dark" } {
  const { theme, scheme } = useContext(SurroundingsContext);
  return { theme, scheme };
}

export interface Format {
  number(value: number, options?: NumberOptions): string;
  /** @param value 0 to 100 */
  percent(value: number, options?: NumberOptions): string;
  unit(value: number, unit: string, options?: NumberOptions): string;
  /** @param date "YYYY-MM-DD" or "YYYY-MM" */
  date(date: string, style?: DateStyle): string;
  /** @param instant ISO text with zone, shown in the regency's time */
  moment(instant: string): string;
}

/** Numbers, shares, dates and moments written for the language and zone in use. */
export function useFormat(): Format {
  const { locale, timeZone } = useContext(SurroundingsContext);
  return useMemo(
    () => ({
      number: (value, options) => formatNumber(value, locale, options),
      percent: (value, options) => formatPercent(value, locale, options),
      unit: (value, unit, options) => formatUnit(value, unit, locale, options),
      date: (date, style) => formatDate(date, locale, style),
      moment: (instant) => formatMoment(instant, locale, timeZone),
    }),
    [locale, timeZone],
  );
}
