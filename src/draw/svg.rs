//! Shapes and words of our own drawings. The only place that writes SVG; every text passes `escape` first.

use std::fmt::Write;

use crate::draw::dot::FONTS;
use crate::draw::escape;
use crate::draw::palette::Style;
use crate::draw::picture::Line;

/// How wide one column of text is at most, as a part of the size of its letters, in the fonts that we name.
const COLUMN: f64 = 0.6;

/// How many columns of text of a size fit a width.
pub(super) fn columns(width: i32, size: i32) -> usize {
    let fitting = f64::from(width) / (f64::from(size) * COLUMN);
    if fitting < 4.0 { 4 } else { fitting as usize }
}

/// How wide text of a size is at most.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let columns = i32::try_from(crate::draw::wrap::width(text)).unwrap_or(i32::MAX / 1000);
    (f64::from(columns) * f64::from(size) * COLUMN).ceil() as i32
}

/// A rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) size: i32,
    pub(super) colour: &'static str,
    pub(super) bold: bool,
    pub(super) centred: bool,
}

impl Type {
    pub(super) const fn new(size: i32, colour: &'static str) -> Self {
        Self {
            size,
            colour,
            bold: false,
            centred: false,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn centred(self) -> Self {
        Self {
            centred: true,
            ..self
        }
    }
}

/// A drawing in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Svg {
    body: String,
}

impl Svg {
    /// The finished file, with a title and a description for those who cannot see it.
    pub(super) fn finish(self, width: i32, height: i32, title: &str, description: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             role=\"img\" aria-labelledby=\"picture-title picture-description\" font-family=\"{FONTS}\">\n\
             <title id=\"picture-title\">{}</title>\n<desc id=\"picture-description\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\n{}</svg>\n",
            escape::xml(title),
            escape::xml(description),
            self.body
        )
    }

    /// Begins a group that shows a text when pointed at, and leads somewhere if the address is safe.
    pub(super) fn open(&mut self, class: &str, tooltip: &str, url: Option<&str>) {
        match url.and_then(escape::url) {
            Some(url) => {
                let _ = write!(
                    self.body,
                    "<a href=\"{}\" target=\"_blank\" class=\"{class}\">",
                    escape::xml(&url)
                );
            }
            None => {
                let _ = write!(self.body, "<g class=\"{class}\">");
            }
        }
        if !tooltip.is_empty() {
            let _ = write!(self.body, "<title>{}</title>", escape::xml(tooltip));
        }
    }

    /// Ends a group; the same address as at its beginning.
    pub(super) fn close(&mut self, url: Option<&str>) {
        let end = if url.and_then(escape::url).is_some() {
            "</a>\n"
        } else {
            "</g>\n"
        };
        self.body.push_str(end);
    }

    pub(super) fn area(&mut self, area: Area, fill: &str, stroke: &str, width: i32, round: i32) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{round}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>",
            area.x, area.y, area.width, area.height
        );
    }

    pub(super) fn rule(&mut self, from: (i32, i32), to: (i32, i32), colour: &str) {
        let _ = writeln!(
            self.body,
            "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    /// Lines of text, the first with its foot at `y`; gives the foot of the line that would come next.
    pub(super) fn lines(&mut self, x: i32, y: i32, lines: &[String], set: Type) -> i32 {
        let weight = if set.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let anchor = if set.centred {
            " text-anchor=\"middle\""
        } else {
            ""
        };
        let mut foot = y;
        for line in lines {
            let _ = writeln!(
                self.body,
                "<text x=\"{x}\" y=\"{foot}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}>{}</text>",
                set.size,
                set.colour,
                escape::xml(line)
            );
            foot += set.size + 3;
        }
        foot
    }

    pub(super) fn text(&mut self, x: i32, y: i32, text: &str, set: Type) {
        self.lines(x, y, &[text.to_owned()], set);
    }

    /// A line through points, with round corners.
    pub(super) fn route(&mut self, points: &[(i32, i32)], line: Line) {
        let look = line.look();
        let dash = if look.dash.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{}\"", look.dash)
        };
        let mut path = String::new();
        for (place, point) in points.iter().enumerate() {
            let (x, y) = *point;
            let around = place
                .checked_sub(1)
                .and_then(|before| points.get(before))
                .zip(points.get(place + 1));
            match around {
                None => {
                    let _ = write!(path, "{}{x} {y}", if place == 0 { "M" } else { "L" });
                }
                Some((before, after)) => {
                    let (from, to) = (towards(*point, *before), towards(*point, *after));
                    let _ = write!(path, "L{} {}Q{x} {y} {} {}", from.0, from.1, to.0, to.1);
                }
            }
        }
        let _ = writeln!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dash}/>",
            look.colour, look.width
        );
    }

    /// A line that bends softly from point to point, each reached and left on the level; with an arrow at its end where the
    /// line has a direction.
    pub(super) fn arrow(&mut self, points: &[(i32, i32)], line: Line) {
        let look = line.look();
        let dash = if look.dash.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{}\"", look.dash)
        };
        let mut path = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            match place.checked_sub(1).map(|before| points[before]) {
                None => {
                    let _ = write!(path, "M{x} {y}");
                }
                // Back to the same side: around the boxes.
                Some((from, height)) if from >= *x => {
                    let out = from.max(*x) + 40;
                    let _ = write!(path, "C{out} {height} {out} {y} {x} {y}");
                }
                Some((from, height)) => {
                    let middle = (from + x) / 2;
                    let _ = write!(path, "C{middle} {height} {middle} {y} {x} {y}");
                }
            }
        }
        let _ = writeln!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dash}/>",
            look.colour, look.width
        );
        let end = points.last().copied().zip(points.iter().rev().nth(1));
        if let Some(((x, y), before)) = end.filter(|_| line.has_direction()) {
            let back = if before.0 >= x { 8 } else { -8 };
            let _ = writeln!(
                self.body,
                "<polygon points=\"{x},{y} {0},{1} {0},{2}\" fill=\"{3}\"/>",
                x + back,
                y - 4,
                y + 4,
                look.colour
            );
        }
    }

    /// The sign of a kind of line, around a point; drawn, so that no font is needed.
    pub(super) fn badge(&mut self, (x, y): (i32, i32), line: Line) {
        let look = line.look();
        match line {
            Line::Contradiction => {
                self.area(
                    Area {
                        x: x - 10,
                        y: y - 9,
                        width: 20,
                        height: 18,
                    },
                    look.colour,
                    "#FFFFFF",
                    1,
                    3,
                );
                self.unequal((x, y), "#FFFFFF");
            }
            Line::Stated => {
                let area = Area {
                    x: x - 10,
                    y: y - 9,
                    width: 20,
                    height: 18,
                };
                self.area(area, "#FFFFFF", look.colour, 2, 3);
                self.unequal((x, y), look.colour);
            }
            Line::Tension => {
                self.area(
                    Area {
                        x: x - 13,
                        y: y - 9,
                        width: 26,
                        height: 18,
                    },
                    "#FFFFFF",
                    look.colour,
                    1,
                    3,
                );
                self.unequal((x - 4, y), look.colour);
                self.text(x + 8, y + 5, "?", Type::new(13, "#333333").bold().centred());
            }
            Line::Dismissed => {
                self.area(
                    Area {
                        x: x - 8,
                        y: y - 8,
                        width: 16,
                        height: 16,
                    },
                    "#FFFFFF",
                    "#BFBFBF",
                    1,
                    8,
                );
                self.rule((x - 4, y - 4), (x + 4, y + 4), look.colour);
                self.rule((x - 4, y + 4), (x + 4, y - 4), look.colour);
            }
            Line::Revises => {
                let area = Area {
                    x: x - 9,
                    y: y - 9,
                    width: 18,
                    height: 18,
                };
                self.area(area, "#FFFFFF", look.colour, 1, 3);
                let _ = writeln!(
                    self.body,
                    "<path d=\"M{0} {1}L{2} {3}M{4} {3}H{2}V{5}\" fill=\"none\" stroke=\"{6}\" stroke-width=\"2\"/>",
                    x - 5,
                    y + 5,
                    x + 5,
                    y - 5,
                    x - 2,
                    y + 2,
                    look.colour,
                );
            }
            line => self.text(x, y + 5, line.sign(), Type::new(13, "#595959").centred()),
        }
    }

    fn unequal(&mut self, (x, y): (i32, i32), colour: &str) {
        let _ = writeln!(
            self.body,
            "<path d=\"M{0} {2}H{1}M{0} {3}H{1}M{4} {5}L{6} {7}\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            x - 6,
            x + 6,
            y - 3,
            y + 3,
            x + 4,
            y - 7,
            x - 4,
            y + 7
        );
    }

    /// The sign of a party on its colour, in a square of 16 around a point.
    pub(super) fn chip(&mut self, (x, y): (i32, i32), style: Style) {
        self.area(
            Area {
                x: x - 8,
                y: y - 8,
                width: 16,
                height: 16,
            },
            style.colour,
            "none",
            0,
            0,
        );
        self.shape((x, y), style.glyph, style.ink);
    }

    /// The shape of a party alone, in its colour for white paper, in a square of 12 around a point.
    pub(super) fn glyph(&mut self, at: (i32, i32), style: Style) {
        self.shape(at, style.glyph, style.stroke);
    }

    fn shape(&mut self, (x, y): (i32, i32), glyph: char, ink: &'static str) {
        let shape = match glyph {
            '●' => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{ink}\"/>"),
            '○' => {
                format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"none\" stroke=\"{ink}\"/>")
            }
            number @ '1'..='9' | number @ '#' => {
                let set = Type::new(12, ink).bold().centred();
                self.text(x, y + 4, &number.to_string(), set);
                return;
            }
            glyph => {
                let corners: Vec<String> = corners(glyph)
                    .iter()
                    .map(|(dx, dy)| format!("{},{}", x + dx, y + dy))
                    .collect();
                format!("<polygon points=\"{}\" fill=\"{ink}\"/>", corners.join(" "))
            }
        };
        let _ = writeln!(self.body, "{shape}");
    }
}

/// A few pixels from a corner towards another point.
fn towards((x, y): (i32, i32), (to_x, to_y): (i32, i32)) -> (i32, i32) {
    let step = |from: i32, to: i32| {
        from + (to - from)
            .clamp(-6, 6)
            .clamp(-(to - from).abs() / 2, (to - from).abs() / 2)
    };
    (step(x, to_x), step(y, to_y))
}

fn corners(glyph: char) -> &'static [(i32, i32)] {
    match glyph {
        '▲' => &[(0, -5), (5, 4), (-5, 4)],
        '■' => &[(-4, -4), (4, -4), (4, 4), (-4, 4)],
        '◆' => &[(0, -6), (6, 0), (0, 6), (-6, 0)],
        '▼' => &[(0, 5), (5, -4), (-5, -4)],
        '★' => &[
            (0, -6),
            (2, -2),
            (6, -2),
            (3, 1),
            (4, 5),
            (0, 3),
            (-4, 5),
            (-3, 1),
            (-6, -2),
            (-2, -2),
        ],
        '✚' => &[
            (-2, -5),
            (2, -5),
            (2, -2),
            (5, -2),
            (5, 2),
            (2, 2),
            (2, 5),
            (-2, 5),
            (-2, 2),
            (-5, 2),
            (-5, -2),
            (-2, -2),
        ],
        _ => &[(0, -5), (5, -1), (3, 5), (-3, 5), (-5, -1)],
    }
}
