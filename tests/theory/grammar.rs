//! Every row of the table of section 2 of the design, with both readings.

use crate::asking::Asked;

#[test]
fn plain_and_exact_counts() {
    let count = Asked::count();
    for exact in ["= 49", "=49", "exactly 49"] {
        count.reads(exact, "[49,49]", "[49,49]");
    }
    count.reads("exactly 30000", "[30000,30000]", "[30000,30000]");
    count.reads("49", "[49,49]", "[49,49]");
    count.reads("049", "[49,49]", "[49,49]");
    count.reads("49 people", "[49,49]", "[49,49]");
    count.reads("0", "[0,0]", "[0,0]");
    count.reads("-0", "[0,0]", "[0,0]");
    count.reads("49.0", "[49,49]", "[49,49]");
}

#[test]
fn round_counts_may_be_off_by_half_their_last_place_but_a_quarter() {
    let count = Asked::count();
    count.reads("30000", "[30000,30000]", "[25000,35000]");
    count.reads("32000", "[32000,32000]", "[31500,32500]");
    count.reads("32010", "[32010,32010]", "[32005,32015]");
    count.reads("100", "[100,100]", "[75,125]");
    count.reads("10", "[10,10]", "[8,12]");
    count.reads("20", "[20,20]", "[15,25]");
    count.reads("30", "[30,30]", "[25,35]");
    count.reads("30.0", "[30,30]", "[30,30]");
}

#[test]
fn approximate_counts() {
    let count = Asked::count();
    for about in ["~30000", "~ 30000", "about 30000", "about 30000 people"] {
        count.reads(about, "[25000,35000]", "[20000,40000]");
    }
    count.reads("~49", "[49,49]", "[45,53]");
    count.reads("~1", "[1,1]", "[1,1]");
    count.reads("~5", "[5,5]", "[4,6]");
    count.reads("~6213", "[6213,6213]", "[5592,6834]");
    count.reads("~100", "[75,125]", "[50,150]");
    count.reads("~30000 (28000..32000)", "[28000,32000]", "[28000,32000]");
    count.reads("~30000(28000 .. 32000)", "[28000,32000]", "[28000,32000]");
    count.reads(
        "about 30000 (30000..32000)",
        "[30000,32000]",
        "[30000,32000]",
    );
}

#[test]
fn bounded_counts() {
    let count = Asked::count();
    for at_least in [">= 49", ">=49", "at least 49", "at least 49 people"] {
        count.reads(at_least, "[49,inf)", "[49,inf)");
    }
    for more in ["> 6500", ">6500", "more than 6500"] {
        count.reads(more, "[6501,inf)", "[6501,inf)");
    }
    for at_most in ["<= 50", "at most 50"] {
        count.reads(at_most, "[0,50]", "[0,50]");
    }
    for less in ["< 50", "less than 50"] {
        count.reads(less, "[0,49]", "[0,49]");
    }
    count.reads("< 0.5", "[0,0]", "[0,0]");
    count.reads("> 4.5", "[5,inf)", "[5,inf)");
    count.reads(">= -3", "[0,inf)", "[0,inf)");
    count.reads("30..40", "[30,40]", "[30,40]");
    count.reads("30 .. 40 people", "[30,40]", "[30,40]");
    count.reads("5..5", "[5,5]", "[5,5]");
    count.reads("-2..2", "[0,2]", "[0,2]");
    count.reads("2.5..4.5", "[3,4]", "[3,4]");
}

#[test]
fn vague_words() {
    let count = Asked::count();
    count.reads("none", "[0,0]", "[0,0]");
    count.reads("a dozen", "[12,12]", "[10,14]");
    count.reads("dozens", "[24,99]", "[12,inf)");
    count.reads("hundreds", "[200,999]", "[100,inf)");
    count.reads("thousands", "[2000,9999]", "[1000,inf)");
    count.reads("tens of thousands", "[20000,99999]", "[10000,inf)");
    count.reads("hundreds of thousands", "[200000,999999]", "[100000,inf)");
    count.reads("millions", "[2000000,inf)", "[1000000,inf)");
}

#[test]
fn alternatives_and_denials_of_counts() {
    let count = Asked::count();
    count.reads("5 or 7", "[5,5] [7,7]", "[5,5] [7,7]");
    count.reads("5 or 6 or 9", "[5,6] [9,9]", "[5,6] [9,9]");
    count.reads("30 or dozens", "[24,99]", "[12,inf)");
    count.reads("not 5", "[0,4] [6,inf)", "[0,4] [6,inf)");
    // What a round figure may generously mean is denied literally, and only the figure itself generously.
    count.reads(
        "not 30000",
        "[0,24999] [35001,inf)",
        "[0,29999] [30001,inf)",
    );
    count.reads("not dozens", "[0,11]", "[0,23] [100,inf)");
    count.reads("not none", "[1,inf)", "[1,inf)");
    count.reads("not 5 or 7", "[0,4] [6,6] [8,inf)", "[0,4] [6,6] [8,inf)");
    count.reads("5 or not 3 or 5", "[0,2] [4,inf)", "[0,2] [4,inf)");
    count.reads("0 or not <= 10", "[0,0] [11,inf)", "[0,0] [11,inf)");
}

#[test]
fn measures() {
    let measure = Asked::measure();
    measure.reads("= 49", "[49,49]", "[49,49]");
    measure.reads("4.5", "[4.5,4.5]", "[4.5,4.5]");
    measure.reads("4.5 km²", "[4.5,4.5]", "[4.5,4.5]");
    measure.reads("-4.5", "[-4.5,-4.5]", "[-4.5,-4.5]");
    measure.reads("30000", "[30000,30000]", "[25000,35000]");
    measure.reads("-600", "[-600,-600]", "[-650,-550]");
    measure.reads("10", "[10,10]", "[7.5,12.5]");
    measure.reads("30.0", "[30,30]", "[30,30]");
    measure.reads("~30000", "[25000,35000]", "[20000,40000]");
    measure.reads("~49", "[48.5,49.5]", "[44.1,53.9]");
    measure.reads("~2.50", "[2.45,2.55]", "[2.25,2.75]");
    measure.reads("~0.1", "[0.075,0.125]", "[0.05,0.15]");
    measure.reads("~-5", "[-5.5,-4.5]", "[-6,-4]");
    measure.reads("~30 (28.5..31)", "[28.5,31]", "[28.5,31]");
    measure.reads(">= 49", "[49,inf)", "[49,inf)");
    measure.reads("> 6500", "(6500,inf)", "(6500,inf)");
    measure.reads("<= 50", "(-inf,50]", "(-inf,50]");
    measure.reads("< 50", "(-inf,50)", "(-inf,50)");
    measure.reads("30.5..40", "[30.5,40]", "[30.5,40]");
    measure.reads("-40..-30", "[-40,-30]", "[-40,-30]");
    measure.reads("a dozen", "[12,12]", "[10,14]");
    measure.reads("dozens", "[24,99]", "[12,inf)");
    measure.reads("none", "[0,0]", "[0,0]");
    measure.reads("millions", "[2000000,inf)", "[1000000,inf)");
    measure.reads("5 or 6", "[5,5] [6,6]", "[5,5] [6,6]");
    measure.reads("< 5 or > 5", "(-inf,5) (5,inf)", "(-inf,5) (5,inf)");
    measure.reads("< 5 or >= 5", "(-inf,inf)", "(-inf,inf)");
    measure.reads("not 5", "(-inf,5) (5,inf)", "(-inf,5) (5,inf)");
    measure.reads("not 30", "(-inf,25) (35,inf)", "(-inf,30) (30,inf)");
    measure.reads("not > 5", "(-inf,5]", "(-inf,5]");
    measure.reads("not 5..6", "(-inf,5) (6,inf)", "(-inf,5) (6,inf)");
}

#[test]
fn twelve_digits_stay_exact() {
    let measure = Asked::measure();
    measure.reads(
        "123456789012",
        "[123456789012,123456789012]",
        "[123456789012,123456789012]",
    );
    measure.reads(
        "0.123456789012",
        "[0.123456789012,0.123456789012]",
        "[0.123456789012,0.123456789012]",
    );
    measure.reads(
        "~123456789012",
        "[123456789011.5,123456789012.5]",
        "[111111110110.8,135802467913.2]",
    );
    measure.reads(
        "123456789012000",
        "[123456789012000,123456789012000]",
        "[123456789011500,123456789012500]",
    );
}

#[test]
fn dates() {
    let date = Asked::date();
    let year = "[1988-01-01T00:00:00Z,1988-12-31T23:59:59Z]";
    date.reads("1988", year, year);
    let month = "[1988-02-01T00:00:00Z,1988-02-29T23:59:59Z]";
    date.reads("1988-02", month, month);
    let day = "[2022-09-13T00:00:00Z,2022-09-13T23:59:59Z]";
    date.reads("2022-09-13", day, day);
    let minute = "[2022-09-13T00:05:00Z,2022-09-13T00:05:59Z]";
    date.reads("2022-09-13T00:05", minute, minute);
    let second = "[2022-09-13T00:05:07Z,2022-09-13T00:05:07Z]";
    date.reads("2022-09-13T00:05:07", second, second);
    let period = "[1988-01-01T00:00:00Z,1994-12-31T23:59:59Z]";
    date.reads("1988/1994", period, period);
    let onward = "[1988-01-01T00:00:00Z,inf)";
    date.reads("1988/..", onward, onward);
    let until = "(-inf,1994-12-31T23:59:59Z]";
    date.reads("../1994", until, until);
    let before = "(-inf,1991-12-31T23:59:59Z]";
    date.reads("before 1992", before, before);
    let after = "[1993-01-01T00:00:00Z,inf)";
    date.reads("after 1992", after, after);
    let before = "(-inf,2022-09-13T00:04:59Z]";
    date.reads("before 2022-09-13T00:05", before, before);
}

#[test]
fn approximate_dates_move_each_end_by_one_unit_of_its_own_precision() {
    let date = Asked::date();
    for about in ["~1988", "about 1988", "~ 1988"] {
        date.reads(
            about,
            "[1988-01-01T00:00:00Z,1988-12-31T23:59:59Z]",
            "[1987-01-01T00:00:00Z,1989-12-31T23:59:59Z]",
        );
    }
    date.reads(
        "~1988-02",
        "[1988-02-01T00:00:00Z,1988-02-29T23:59:59Z]",
        "[1988-01-01T00:00:00Z,1988-03-31T23:59:59Z]",
    );
    date.reads(
        "~1988-02-20",
        "[1988-02-20T00:00:00Z,1988-02-20T23:59:59Z]",
        "[1988-02-19T00:00:00Z,1988-02-21T23:59:59Z]",
    );
    date.reads(
        "~1988/1994-05",
        "[1988-01-01T00:00:00Z,1994-05-31T23:59:59Z]",
        "[1987-01-01T00:00:00Z,1994-06-30T23:59:59Z]",
    );
    date.reads(
        "~1988/..",
        "[1988-01-01T00:00:00Z,inf)",
        "[1987-01-01T00:00:00Z,inf)",
    );
    date.reads(
        "~2022-09-13T00:05",
        "[2022-09-13T00:05:00Z,2022-09-13T00:05:59Z]",
        "[2022-09-13T00:04:00Z,2022-09-13T00:06:59Z]",
    );
}

#[test]
fn alternatives_and_denials_of_dates() {
    let date = Asked::date();
    let either =
        "[1988-01-01T00:00:00Z,1988-12-31T23:59:59Z] [1990-01-01T00:00:00Z,1990-12-31T23:59:59Z]";
    date.reads("1988 or 1990", either, either);
    let years = "[1988-01-01T00:00:00Z,1989-12-31T23:59:59Z]";
    date.reads("1988 or 1989", years, years);
    let not = "(-inf,1987-12-31T23:59:59Z] [1989-01-01T00:00:00Z,inf)";
    date.reads("not 1988", not, not);
    date.reads(
        "not ~1988",
        "(-inf,1986-12-31T23:59:59Z] [1990-01-01T00:00:00Z,inf)",
        not,
    );
    let not = "[1992-01-01T00:00:00Z,inf)";
    date.reads("not before 1992", not, not);
}

#[test]
fn dates_in_a_zone() {
    let date = Asked::date_in("Asia/Yerevan");
    let day = "[2022-09-12T20:00:00Z,2022-09-13T19:59:59Z]";
    date.reads("2022-09-13", day, day);
    let minute = "[2022-09-12T20:05:00Z,2022-09-12T20:05:59Z]";
    date.reads("2022-09-13T00:05+04:00", minute, minute);
    date.reads("2022-09-13T00:05", minute, minute);
    date.reads("2022-09-12T20:05Z", minute, minute);
}

#[test]
fn yes_and_no() {
    let yes_no = Asked::yes_no();
    yes_no.reads("no", "[0,0]", "[0,0]");
    yes_no.reads("yes", "[1,1]", "[1,1]");
    yes_no.reads("not yes", "[0,0]", "[0,0]");
    yes_no.reads("not no", "[1,1]", "[1,1]");
}

#[test]
fn one_of_has_a_silent_none_of_these() {
    let open = Asked::options("one-of", &["AM", "AZ", "RU"], false);
    open.reads("AZ", "[1,1]", "[1,1]");
    open.reads("AM or RU", "[0,0] [2,2]", "[0,0] [2,2]");
    open.reads("not AZ", "[0,0] [2,3]", "[0,0] [2,3]");
    open.reads("not AM or AZ or RU", "[3,3]", "[3,3]");
    open.reads("AM or not AM or AZ", "[0,0] [2,3]", "[0,0] [2,3]");
    let exhaustive = Asked::options("one-of", &["AM", "AZ", "RU"], true);
    exhaustive.reads("AZ", "[1,1]", "[1,1]");
    exhaustive.reads("not AZ", "[0,0] [2,2]", "[0,0] [2,2]");
    exhaustive.refuses("not AM or AZ or RU", "no possible value fits");
}

#[test]
fn any_of_speaks_of_the_options_that_it_names() {
    let any_of = Asked::options("any-of", &["AM", "AZ", "RU"], false);
    any_of.reads("AZ", "AZ:[1,1]", "AZ:[1,1]");
    any_of.reads("AM, AZ", "AM:[1,1] AZ:[1,1]", "AM:[1,1] AZ:[1,1]");
    any_of.reads("AZ, not AM", "AM:[0,0] AZ:[1,1]", "AM:[0,0] AZ:[1,1]");
    // `not` denies all that follows it.
    any_of.reads("not AM, RU", "AM:[0,0] RU:[0,0]", "AM:[0,0] RU:[0,0]");
    any_of.reads("not AM, not RU", "AM:[0,0] RU:[0,0]", "AM:[0,0] RU:[0,0]");
    any_of.reads(
        "only AZ",
        "AM:[0,0] AZ:[1,1] RU:[0,0]",
        "AM:[0,0] AZ:[1,1] RU:[0,0]",
    );
    any_of.reads(
        "only AZ, RU",
        "AM:[0,0] AZ:[1,1] RU:[1,1]",
        "AM:[0,0] AZ:[1,1] RU:[1,1]",
    );
    any_of.reads(
        "none",
        "AM:[0,0] AZ:[0,0] RU:[0,0]",
        "AM:[0,0] AZ:[0,0] RU:[0,0]",
    );
    any_of.reads("AZ, AZ", "AZ:[1,1]", "AZ:[1,1]");
}

#[test]
fn text_speaks_of_no_axis() {
    Asked::words().reads("whatever > 5 or not, none", "", "");
}
