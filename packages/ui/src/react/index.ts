"use client";

export type { MessageOverrides, UiMessages } from "../messages/catalogue.ts";
export {
  Actions,
  type ActionsProps,
  BUTTON_VARIANTS,
  Button,
  type ButtonProps,
  type ButtonVariant,
  IconButton,
  type IconButtonProps,
} from "./button/button.tsx";
export { cx } from "./class-names.ts";
export { Badge, type BadgeProps, SampleBadge, TONES, type Tone } from "./feedback/badge.tsx";
export { Callout, type CalloutProps, type CalloutTone } from "./feedback/callout.tsx";
export {
  Bar,
  type BarProps,
  Progress,
  type ProgressProps,
  Skeleton,
  type SkeletonProps,
} from "./feedback/progress.tsx";
export {
  EmptyState,
  type EmptyStateProps,
  ErrorState,
  ForbiddenState,
  NotFoundState,
  OfflineState,
  type RetryableStateProps,
  type StateProps,
} from "./feedback/states.tsx";
export { type ShowToast, type ToastOptions, useToast } from "./feedback/toast.tsx";
export {
  CheckboxField,
  type CheckboxFieldProps,
  type Choice,
  RadioGroup,
  type RadioGroupProps,
  Segmented,
  type SegmentedProps,
} from "./field/choices.tsx";
export { Combobox, type ComboboxOption, type ComboboxProps } from "./field/combobox.tsx";
export { DateField, type DateFieldProps } from "./field/date-field.tsx";
export {
  Field,
  type FieldControl,
  type FieldFrameProps,
  type FieldProps,
  FieldSet,
  type FieldSetProps,
} from "./field/field.tsx";
export { FileDrop, type FileDropProps, type FileRefusal } from "./field/file-drop.tsx";
export {
  ErrorSummary,
  type ErrorSummaryProps,
  type FieldProblem,
  Form,
  FormGrid,
  FormSection,
  type FormSectionProps,
} from "./field/form.tsx";
export { NumberField, type NumberFieldProps } from "./field/number-field.tsx";
export { SelectField, type SelectFieldProps, type SelectOption } from "./field/select-field.tsx";
export {
  SearchField,
  type SearchFieldProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from "./field/text-field.tsx";
export { AppFrame, type AppFrameProps, type FrameLink, type FrameSection } from "./frame/app-frame.tsx";
export { Breadcrumbs, type BreadcrumbsProps, type Crumb } from "./frame/breadcrumbs.tsx";
export { Icon, type IconComponent, type IconDrawingProps, type IconProps } from "./icon.tsx";
export {
  Box,
  Columns,
  type ColumnsProps,
  Kbd,
  PageHeader,
  type PageHeaderProps,
  Section,
  type SectionProps,
  SkipLink,
  Stack,
  type StackProps,
  Text,
  type TextProps,
  VisuallyHidden,
} from "./layout/layout.tsx";
export {
  Counter,
  type CounterProps,
  Counters,
  Delta,
  type DeltaProps,
  Fact,
  type FactProps,
  Facts,
  type FactsProps,
  Figure,
  type FigureProps,
} from "./list/facts.tsx";
export {
  type ActiveFilter,
  Chip,
  type ChipProps,
  FilterBar,
  type FilterBarProps,
  FilterField,
} from "./list/filter-bar.tsx";
export {
  Tab,
  TabList,
  type TabListProps,
  TabPanel,
  type TabPanelProps,
  type TabProps,
  Tabs,
  type TabsProps,
} from "./list/tabs.tsx";
export {
  Disclosure,
  type DisclosureProps,
  EVENT_STATES,
  type EventState,
  Timeline,
  TimelineEvent,
  type TimelineEventProps,
} from "./list/timeline.tsx";
export {
  isPlainClick,
  Link,
  type LinkProps,
  type NavigateOptions,
  type Navigation,
  NavigationProvider,
  useNavigation,
  usePageParams,
} from "./navigation/navigation.tsx";
export { ConfirmDialog, type ConfirmDialogProps } from "./overlay/confirm-dialog.tsx";
export { Dialog, type DialogProps, Drawer, type DrawerProps } from "./overlay/dialog.tsx";
export { Menu, type MenuGroup, type MenuItem, type MenuProps } from "./overlay/menu.tsx";
export { initials } from "./people/initials.ts";
export {
  MaskedIdentifier,
  type MaskedIdentifierProps,
  Monogram,
  PersonChip,
  type PersonChipProps,
} from "./people/person.tsx";
export {
  type DateStyle,
  formatDate,
  formatMoment,
  formatNumber,
  formatPercent,
  formatUnit,
  type NumberOptions,
} from "./provider/format.ts";
export {
  type Density,
  type Format,
  SpbeProvider,
  type SpbeProviderProps,
  useAppearance,
  useFormat,
  useLocale,
  useMessages,
  useWords,
} from "./provider/spbe-provider.tsx";
export type { Scheme } from "./provider/use-scheme.ts";
export { Pagination, type PaginationProps } from "./table/pagination.tsx";
export {
  CellSub,
  type CellSubProps,
  type ColumnPriority,
  RowLink,
  SelectCell,
  type SelectCellProps,
  type SortDirection,
  Table,
  TableBody,
  TableCell,
  type TableCellProps,
  TableHead,
  TableHeaderCell,
  type TableHeaderCellProps,
  type TableProps,
  TableRow,
  TableRowHeader,
  type TableRowProps,
} from "./table/table.tsx";
