import { Delaunay } from "d3-delaunay";
import type { Village } from "../../domain/areas.contract.ts";

export type Point = readonly [x: number, y: number];

export interface MapCell {
  readonly code: string;
  readonly name: string;
  readonly districtName: string;
  readonly centre: Point;
  /** Corners of the cell. */
  readonly outline: readonly Point[];
  /** Drawn nearer than it lies: an island far off would leave the map empty. */
  readonly moved: boolean;
}

export interface VillageMap {
  readonly cells: readonly MapCell[];
  /** Lines between villages of different districts. */
  readonly districtLines: readonly (readonly [Point, Point])[];
  readonly width: number;
  readonly height: number;
  /** Radius of a cell that touches no other, in the same units. */
  readonly radius: number;
}

/** Farther from its nearest neighbour than this many usual distances is an island. Configuration of the drawing. */
const ISLAND_AT = 4;
const ISLAND_DRAWN_AT = 2.6;
const CORNERS = 40;

/**
 * A schematic map: around each village's centre point the area nearer to it than to any other, cut to a circle. Crowded centres are
 * pushed apart and islands drawn nearer. It shows neighbourhood, not borders.
 *
 * @returns null when fewer than three villages have a centre point
 */
export function villageMap(villages: readonly Village[], width: number): VillageMap | null {
  const placed = villages.filter((village) => village.latitude !== null && village.longitude !== null);
  if (placed.length < 3) return null;
  const { points, moved } = drawIslandsNearer(onPlane(placed));
  const spread = pushApart(points);
  const radius = usualDistance(spread) * 0.98;
  const { scaled, factor, height } = fitTo(spread, radius, width);
  const delaunay = Delaunay.from(scaled as [number, number][]);
  const voronoi = delaunay.voronoi([-width, -height, 2 * width, 2 * height]);
  const cells = placed.map((village, index): MapCell => {
    const centre = scaled[index] as Point;
    const area = (voronoi.cellPolygon(index) ?? []) as Point[];
    return {
      code: village.code,
      name: village.name,
      districtName: village.districtName,
      centre,
      outline: cutConvex(circle(centre, radius * factor), area),
      moved: moved.has(index),
    };
  });
  return { cells, districtLines: linesBetweenDistricts(cells), width, height, radius: radius * factor };
}

/** Degrees to a plane with equal steps both ways; north is up. */
function onPlane(villages: readonly Village[]): Point[] {
  const latitudes = villages.map(({ latitude }) => latitude ?? 0);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  return villages.map(({ latitude, longitude }) => [(longitude ?? 0) * squeeze, -(latitude ?? 0)]);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function nearestDistances(points: readonly Point[]): number[] {
  return points.map((point, index) =>
    Math.min(...points.map((other, at) => (at === index ? Number.POSITIVE_INFINITY : distance(point, other)))),
  );
}

/** The distance to the nearest neighbour that half the villages have at most. */
function usualDistance(points: readonly Point[]): number {
  const sorted = nearestDistances(points).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}

function drawIslandsNearer(points: readonly Point[]): { points: Point[]; moved: ReadonlySet<number> } {
  const usual = usualDistance(points);
  const moved = new Set<number>();
  const drawn = points.map((point, index): Point => {
    const others = points.filter((_, at) => at !== index);
    const nearest = others.reduce((best, other) => (distance(point, other) < distance(point, best) ? other : best));
    const away = distance(point, nearest);
    if (away <= ISLAND_AT * usual) return point;
    moved.add(index);
    const share = (ISLAND_DRAWN_AT * usual) / away;
    return [nearest[0] + (point[0] - nearest[0]) * share, nearest[1] + (point[1] - nearest[1]) * share];
  });
  return { points: drawn, moved };
}

/** A few rounds in which centres nearer than usual give way to each other; the order around them stays. */
function pushApart(points: readonly Point[]): Point[] {
  const least = usualDistance(points) * 1.15;
  const moving = points.map(([x, y]) => ({ x, y }));
  for (let round = 0; round < 60; round += 1) {
    for (const [index, a] of moving.entries()) {
      for (const b of moving.slice(index + 1)) giveWay(a, b, least);
    }
  }
  return moving.map(({ x, y }) => [x, y]);
}

interface Moving {
  x: number;
  y: number;
}

function giveWay(a: Moving, b: Moving, least: number): void {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const apart = Math.hypot(dx, dy);
  if (apart >= least) return;
  const step = ((least - apart) / 2) * 0.5;
  // two centres on one spot part sideways
  const [ux, uy] = apart === 0 ? [1, 0] : [dx / apart, dy / apart];
  a.x -= ux * step;
  a.y -= uy * step;
  b.x += ux * step;
  b.y += uy * step;
}

function fitTo(points: readonly Point[], radius: number, width: number) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs) - radius;
  const top = Math.min(...ys) - radius;
  const factor = width / (Math.max(...xs) + radius - left);
  const scaled = points.map(([x, y]): Point => [(x - left) * factor, (y - top) * factor]);
  return { scaled, factor, height: (Math.max(...ys) + radius - top) * factor };
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: CORNERS }, (_, corner): Point => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** The part of a shape inside a convex area, edge by edge (Sutherland and Hodgman). The area runs either way around. */
function cutConvex(shape: readonly Point[], area: readonly Point[]): Point[] {
  const turn = Math.sign(signedArea(area)) || 1;
  return area
    .slice(0, -1)
    .reduce<Point[]>((rest, from, index) => cutBy(rest, from, area[index + 1] as Point, turn), [...shape]);
}

function cutBy(shape: readonly Point[], from: Point, to: Point, turn: number): Point[] {
  const side = ([x, y]: Point) => turn * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
  return shape.flatMap((point, index) => {
    const before = shape[(index + shape.length - 1) % shape.length] as Point;
    const [here, there] = [side(point), side(before)];
    const crossing: Point[] = here >= 0 !== there >= 0 ? [between(before, point, there / (there - here))] : [];
    return here >= 0 ? [...crossing, point] : crossing;
  });
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function signedArea(shape: readonly Point[]): number {
  return shape.slice(0, -1).reduce((sum, [x, y], index) => {
    const [nextX, nextY] = shape[index + 1] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** An edge lies on a border when its middle is as near to another district's centre as to its own. */
function linesBetweenDistricts(cells: readonly MapCell[]): [Point, Point][] {
  return cells.flatMap((cell, index) =>
    cell.outline.flatMap((point, at): [Point, Point][] => {
      const next = cell.outline[(at + 1) % cell.outline.length] as Point;
      const middle = between(point, next, 0.5);
      const own = distance(middle, cell.centre);
      const borders = cells
        .slice(index + 1)
        .some(
          (other) => other.districtName !== cell.districtName && Math.abs(distance(middle, other.centre) - own) < 1e-6,
        );
      return borders ? [[point, next]] : [];
    }),
  );
}
