//! Pages of the web.

use gainsay::formats::article::{
    Article, ArticleFault, Kind, MarkupKind, Options, Standing, read_article,
};

const PAGE: &str = r#"<!doctype html>
<html lang="id-ID"><head><meta charset="utf-8">
<title>Kementerian membantah | Harian Contoh</title>
<link rel="canonical" href="https://news.example/a/1">
<meta property="og:site_name" content="Harian Contoh">
<meta property="article:published_time" content="2022-09-13T18:30:00.000+07:00">
</head><body>
<nav><a href="/">Beranda</a> <a href="/politik">Politik</a></nav>
<article><h1>Kementerian membantah</h1>
<figure><img src="a.jpg"><figcaption>Gedung kementerian di ibu kota</figcaption></figure>
<p>Kementerian itu mengatakan, pada hari Selasa, bahwa tiga tentara terluka dalam
pertempuran di perbatasan, dan bahwa semua sudah dirawat.</p>
<p><a href="/b">Baca juga: Perbatasan ditutup</a></p>
<h2>Latar belakang</h2>
<p>“Kami tidak<br>mundur,” kata <a href="/jubir">juru bicara</a> kementerian, yang menambahkan bahwa &quot;semua&nbsp;baik&quot;.
Pertempuran itu berlangsung, menurut dia, selama enam jam, dan berakhir menjelang pagi.</p>
<script>track("x")</script>
</article><footer>Hak cipta</footer></body></html>"#;

fn read(page: &str) -> Result<Article, ArticleFault> {
    read_article(page.into(), "-", Options::default())
}

#[test]
fn the_article_is_taken_out_of_a_page() {
    let article = read(PAGE).expect("it reads");
    assert_eq!(
        (article.kind, article.standing),
        (Kind::Html, Standing::Extracted)
    );
    assert_eq!(
        article.text,
        "Gedung kementerian di ibu kota\n\n\
         Kementerian itu mengatakan, pada hari Selasa, bahwa tiga tentara terluka dalam pertempuran di perbatasan, \
         dan bahwa semua sudah dirawat.\n\n\
         Baca juga: Perbatasan ditutup\n\n\
         Latar belakang\n\n\
         “Kami tidak\nmundur,” kata juru bicara kementerian, yang menambahkan bahwa \"semua\u{a0}baik\". Pertempuran itu \
         berlangsung, menurut dia, selama enam jam, dan berakhir menjelang pagi.\n"
    );
    let markup: Vec<(MarkupKind, &str)> = article
        .markup
        .iter()
        .map(|part| (part.what, &article.text[part.at.clone()]))
        .collect();
    assert_eq!(
        markup,
        [
            (MarkupKind::Caption, "Gedung kementerian di ibu kota"),
            (MarkupKind::Link, "Baca juga: Perbatasan ditutup"),
            (MarkupKind::Heading, "Latar belakang"),
        ]
    );
}

#[test]
fn a_page_says_what_it_is() {
    let article = read(PAGE).expect("it reads");
    assert_eq!(article.title.as_deref(), Some("Kementerian membantah"));
    assert_eq!(article.language.as_deref(), Some("id-ID"));
    assert_eq!(article.published.as_deref(), Some("2022-09-13T18:30+07:00"));
    assert_eq!(article.outlet.as_deref(), Some("Harian Contoh"));
    assert_eq!(article.url.as_deref(), Some("https://news.example/a/1"));
}

#[test]
fn linked_data_counts_before_other_words() {
    let data = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Kementerian membantah tuduhan itu","datePublished":"2022-09-12","publisher":{"name":"Kantor Berita"},
        "url":"https://news.example/ld"}</script></head>"#;
    let article = read(&PAGE.replace("</head>", data)).expect("it reads");
    assert_eq!(article.published.as_deref(), Some("2022-09-12"));
    assert_eq!(article.outlet.as_deref(), Some("Kantor Berita"));
    assert_eq!(article.url.as_deref(), Some("https://news.example/ld"));
}

#[test]
fn a_date_that_is_none_is_left_out() {
    let page = PAGE.replace("2022-09-13T18:30:00.000+07:00", "last Tuesday");
    assert_eq!(read(&page).expect("it reads").published, None);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let page = PAGE
        .replace("utf-8", "windows-1251")
        .replace("“Kami tidak", "“Мы не");
    let bytes = encoding_rs::WINDOWS_1251.encode(&page).0.into_owned();
    let article = read_article(bytes, "a.html", Options::default()).expect("it reads");
    assert!(article.text.contains("“Мы не\nmundur"), "{}", article.text);
    // One that is in UTF-8 whatever it declares is read as it is, and that is told.
    let article = read(&page).expect("it reads");
    assert!(article.text.contains("“Мы не"));
    let notices: Vec<String> = article.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        notices,
        ["the page says that it is in windows-1251, and is in UTF-8"]
    );
}

#[test]
fn pages_that_cannot_be_searched_are_refused() {
    let deep = format!("<html><body>{}<p>Text.", "<div>".repeat(100_000));
    let fault = read(&deep).expect_err("it is too deep");
    assert!(matches!(fault, ArticleFault::TangledPage { .. }), "{fault}");
    let wide = format!(
        "<html><body>{}",
        "<p>Text, and more text.</p>".repeat(60_000)
    );
    let fault = read(&wide).expect_err("it is too large");
    assert!(
        fault.to_string().contains("elements; at most 50000"),
        "{fault}"
    );
    let fault = read("<html><body></body></html>").expect_err("there is nothing");
    assert!(matches!(fault, ArticleFault::NoArticle { .. }), "{fault}");
    assert!(fault.hint().contains("plain text"));
}

#[test]
fn films_with_odd_addresses_stop_nothing() {
    let film =
        "<p>A film.</p><iframe src=\"https://ww\u{b8}.youtube.com/embed/1\"></iframe></article>";
    let article = read(&PAGE.replace("</article>", film)).expect("it reads");
    assert!(article.text.contains("Latar belakang"));
}
