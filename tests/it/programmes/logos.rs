use image::{DynamicImage, ImageFormat, RgbaImage};

use super::made;
use crate::support::{Page, TestApp, Visitor};

/// A picture of one colour.
fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = DynamicImage::from(RgbaImage::from_pixel(width, height, image::Rgba([15, 76, 92, 255])));
    let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), format).expect("a picture");
    bytes
}

/// A PNG that says it is as large as a town square.
fn bomb() -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Png, 1, 1);
    bytes[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

async fn gives(nele: &Visitor, path: &str, name: &str, content: &[u8], alternative: &str) -> Page {
    let form = nele.get(&format!("{path}/logos")).await.expect(200).form("form#logo-form").with("alternative", alternative);
    nele.sends_files(&form, &[("logo", name, content)]).await
}

#[tokio::test]
async fn an_uploaded_logo_is_written_anew_and_kept_by_browsers() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let mut sent = picture(ImageFormat::Jpeg, 1_200, 300);
    sent.extend(b"<script>alert(1)</script>");
    let answer = gives(&nele, &path, "logo.jpg", &sent, "Vlaamse overheid").await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Het logo is toegevoegd."), "{}", page.words());
    let public = app.visitor().get("/programmes/labo").await.expect(200);
    assert_eq!(public.attributes(".logos img", "alt"), ["Vlaamse overheid"]);
    let address = public.attributes(".logos img", "src").remove(0);
    let logo = app.visitor().get(&address).await.expect(200);
    assert_eq!(logo.header("content-type"), "image/jpeg");
    assert!(logo.header("cache-control").contains("immutable") && logo.header("content-security-policy").contains("sandbox"));
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    let kept = image::load_from_memory(&logo.body).expect("a picture");
    assert_eq!((kept.width(), kept.height()), (800, 200));
    assert!(!logo.body.windows(7).any(|window| window == b"<script"));
    let again = app.visitor().asks(axum::http::Method::GET, &address, &[("if-none-match", logo.header("etag"))], Vec::new()).await;
    assert_eq!(again.status, 304);
    // Taken off, it is gone, and some time later also from the database.
    let answer = nele.sends(&page.form("form[id^=remove-logo]")).await.expect(303);
    assert!(nele.follows(answer).await.shows("Er zijn nog geen logo’s."));
    app.visitor().get(&address).await.expect(404);
    assert_eq!(belfry::actions::file::sweep::sweep(&app).await.expect("swept"), 0);
    app.wait(jiff::SignedDuration::from_hours(25));
    assert_eq!(belfry::actions::file::sweep::sweep(&app).await.expect("swept"), 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM file_chunks").await, 0);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_in_words_and_the_rest_is_kept() {
    let app = TestApp::start_with(&[("BELFRY_UPLOAD_MEGABYTES", "1"), ("BELFRY_UPLOAD_FORM_MEGABYTES", "2")]).await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let broken = picture(ImageFormat::Png, 40, 40);
    for (name, content, words) in [
        ("logo.svg", &b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"[..], "Een SVG kan code bevatten."),
        ("logo.png", b"<?xml version='1.0'?><svg onload='alert(1)'/>", "Een SVG kan code bevatten."),
        ("logo.png", b"%PDF-1.7", "Dit is geen PNG, JPEG of WebP."),
        ("logo.png", &bomb(), "Dit beeld heeft te veel pixels."),
        ("logo.png", &broken[..60], "We kunnen dit beeld niet lezen."),
        ("logo.png", b"", "Dit bestand is leeg."),
        ("logo.png", &vec![7; 1024 * 1024 + 1], "het mag hoogstens 1 MB zijn"),
    ] {
        let page = gives(&nele, &path, name, content, "Vlaamse overheid").await.expect(422);
        assert!(page.has("#logo-error") && page.shows(words), "{name} {words}: {}", page.words());
        assert_eq!(page.form("form#logo-form").get("alternative"), "Vlaamse overheid");
    }
    let form = nele.get(&format!("{path}/logos")).await.form("form#logo-form");
    assert!(nele.sends_files(&form, &[]).await.expect(422).has("#logo-error"));
    let page = nele.sends_files(&form.clone().with("url", "javascript:alert(1)"), &[("logo", "a.png", &picture(ImageFormat::Png, 4, 4))]).await.expect(422);
    assert!(page.has("#url-error") && page.has("#alternative-error") && page.has("#logo-error"), "{}", page.words());
    // Far too much is refused as a whole, by its announced length or while it comes.
    let page = gives(&nele, &path, "logo.png", &vec![7; 3 * 1024 * 1024], "x").await.expect(413);
    assert!(page.has("h1"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM files").await, 0);
}

#[tokio::test]
async fn a_form_with_a_file_is_checked_like_any_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let form = nele.get(&format!("{path}/logos")).await.form("form#logo-form").with("alternative", "Labo");
    let logo = picture(ImageFormat::Png, 4, 4);
    let files = [("logo", "logo.png", logo.as_slice())];
    // Elsewhere, without a session, without its token, broken.
    assert_eq!(app.visitor().sends_files(&form, &files).await.status, 303);
    let (kind, body) = form.multipart(&files);
    for headers in [
        vec![("content-type", kind.as_str()), ("origin", "https://evil.example")],
        vec![("content-type", kind.as_str()), ("sec-fetch-site", "cross-site")],
        vec![("content-type", "multipart/form-data")],
        vec![("content-type", "multipart/form-data; boundary=another")],
        vec![("content-type", "multipart/mixed; boundary=x")],
    ] {
        let page = nele.asks(axum::http::Method::POST, &form.action, &headers, body.clone()).await;
        assert!(page.status.is_client_error() && page.has("h1"), "{headers:?}: {}", page.status);
    }
    let page = nele.asks(axum::http::Method::POST, &form.action, &[("content-type", &kind), ("origin", crate::support::PUBLIC_URL)], body[..body.len() / 2].to_vec()).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    // A form that lay open for too long is shown again with all but the file, and says so.
    let page = nele.sends_files(&form.clone().with("csrf", "1795424400.AAAA"), &files).await.expect(403);
    let again = page.form_with("alternative");
    assert_eq!(again.get("alternative"), "Labo");
    let page = nele.sends(&again).await.expect(422);
    assert!(page.shows("Kies het bestand opnieuw: het formulier stond te lang open"), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM files").await, 0);
    nele.sends_files(&form, &files).await.expect(303);
    nele.get("/pictures/0000000000000000000000000000000000000000000000000000000000000000").await.expect(404);
    nele.get("/pictures/x").await.expect(404);
}
