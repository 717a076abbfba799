// SPDX-License-Identifier: Apache-2.0
// Numbers as people read them.

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** 1234567 as "1,234,567". */
export function count(value) {
  return whole.format(value);
}

/** With its noun: 1 as "1 answer", 3 as "3 answers". */
export function counted(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A share of 1 as "37 %". */
export function percent(share) {
  return `${whole.format(share * 100)} %`;
}

/** With so many digits behind the point. */
export function decimal(value, digits = 2) {
  return new Intl.NumberFormat("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative",
  }).format(value);
}

/** Bytes as "36 MB", in steps of 1,000. */
export function bytes(value) {
  let scaled = value;
  let step = 0;
  while (scaled >= 999.5 && step < UNITS.length - 1) {
    scaled /= 1000;
    step++;
  }
  return `${decimal(scaled, step > 0 && scaled < 9.95 ? 1 : 0)} ${UNITS[step]}`;
}

/** Milliseconds as "3.1 ms", "840 ms" or "2.4 s". */
export function millis(value) {
  if (value >= 999.5) {
    return `${decimal(value / 1000, 1)} s`;
  }
  return `${decimal(value, value < 9.95 ? 1 : 0)} ms`;
}

/** Seconds as "40 s", "12 min" or "3 h 20 min". */
export function seconds(value) {
  if (value < 90) {
    return `${whole.format(value)} s`;
  }
  const minutes = Math.round(value / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
