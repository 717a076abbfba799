// SPDX-License-Identifier: Apache-2.0
// What is shown, as one picture to save: the tokens with their arcs above the heat map.
import { accent, drawHeat } from "../../part/heat.js";
import { h } from "../../part/dom.js";
import { smallest } from "./matrix.js";

const SHARP = 2;
const EDGE = 24;
const TITLE = 40;
const LARGE = { cell: 26, letters: 14 };
const SMALL = { cell: 15, letters: 11 };
const MANY = 48;
const LONGEST_LABEL = 150;
const ROUND = 7;

/**
 * Draws it on the theme's ground.
 *
 * @param {string} title what it says
 * @param {{row: object, tokens: object[], values: number[][]}} shown what the row measured of
 *     itself, see row.js, and the weights of its tokens
 * @returns {HTMLCanvasElement}
 */
export function pictureOf(title, { row, tokens, values }) {
  const paint = colours();
  const labels = tokens.map(({ label }) => label);
  const { cell, letters } = labels.length > MANY ? SMALL : LARGE;
  const font = (size, weight = 400) => `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const margin = widest(labels, font(letters));
  const side = labels.length * cell;
  const width = 2 * EDGE + Math.max(row.box.width, margin + side);
  const height = 2 * EDGE + TITLE + row.box.height + EDGE + margin + side;
  const canvas = h("canvas", { width: Math.ceil(width * SHARP), height: Math.ceil(height * SHARP) });
  const context = canvas.getContext("2d");
  context.scale(SHARP, SHARP);
  context.fillStyle = paint.ground;
  context.fillRect(0, 0, width, height);
  context.textBaseline = "middle";
  context.fillStyle = paint.text;
  context.font = font(16, 650);
  context.fillText(title, EDGE, EDGE + 8);
  context.translate(EDGE, EDGE + TITLE);
  paintRow(context, row, labels, paint, font(15, 500));
  context.translate(0, row.box.height + EDGE);
  context.font = font(letters);
  paintMatrix(context, { labels, values, cell, margin, paint });
  return canvas;
}

function paintRow(context, { boxes, arcs, weights, chosen }, labels, paint, font) {
  const most = weights ? Math.max(...weights) : 0;
  for (const { d, width, opacity } of arcs) {
    context.strokeStyle = paint.heat(opacity);
    context.lineWidth = width;
    context.stroke(new Path2D(d));
  }
  context.font = font;
  context.textAlign = "center";
  boxes.forEach(({ x, y, width, height }, at) => {
    context.beginPath();
    context.roundRect(x, y, width, height, ROUND);
    for (const colour of [paint.surface, paint.heat(weights ? (0.58 * weights[at]) / most : 0)]) {
      context.fillStyle = colour;
      context.fill();
    }
    if (at === chosen) {
      context.strokeStyle = paint.heat(1);
      context.lineWidth = 2;
      context.stroke();
    }
    context.fillStyle = paint.text;
    context.fillText(labels[at], x + width / 2, y + height / 2, width);
  });
}

function paintMatrix(context, { labels, values, cell, margin, paint }) {
  const side = labels.length * cell;
  const heat = h("canvas");
  drawHeat(heat, values, { least: smallest(values), colour: accent() });
  context.fillStyle = paint.surface;
  context.fillRect(margin, margin, side, side);
  context.imageSmoothingEnabled = false;
  context.drawImage(heat, margin, margin, side, side);
  context.strokeStyle = paint.line;
  context.lineWidth = 1;
  context.strokeRect(margin, margin, side, side);
  context.fillStyle = paint.text;
  labels.forEach((label, at) => {
    const middle = margin + (at + 0.5) * cell;
    context.textAlign = "right";
    context.fillText(label, margin - 6, middle, margin - 8);
    context.save();
    context.translate(middle, margin - 6);
    context.rotate(-Math.PI / 2);
    context.textAlign = "left";
    context.fillText(label, 0, 0, margin - 8);
    context.restore();
  });
}

function widest(labels, font) {
  const context = h("canvas").getContext("2d");
  context.font = font;
  return 10 + Math.min(LONGEST_LABEL, Math.max(...labels.map((label) => context.measureText(label).width)));
}

/** The theme's colours, as a canvas knows them. */
function colours() {
  const probe = h("span");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const [red, green, blue] = accent();
  const found = { ground: colour("ground"), surface: colour("surface"), text: colour("text"), line: colour("line"), heat: (opacity) => `rgb(${red} ${green} ${blue} / ${opacity})` };
  probe.remove();
  return found;
}
