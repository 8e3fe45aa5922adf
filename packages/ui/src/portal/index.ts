"use client";

export { usePageParams } from "../react/navigation/navigation.tsx";
export { PageErrorBoundary, type PageErrorBoundaryProps, type PageFailure } from "./page-error-boundary.tsx";
export { Portal, type PortalProps } from "./portal.tsx";
export type { PortalModule, PortalPage, PortalRegency, PortalSession, SearchHit } from "./portal-module.ts";
export { isSessionLost, openSession, signIn, signInAddress, signOut } from "./portal-session.ts";
