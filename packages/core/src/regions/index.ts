export { findRegion, fullRegionName, provinces, type Region, regionsWithin } from "./region-names.ts";
