//! The PDF, as a reader that is not ours sees it (poppler).

use std::io::Write as _;
use std::process::{Command, Stdio};

use belfry::entity::registration;
use belfry::rules::attendance::Mark;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{ENDED, address, closes, comes, says};
use crate::registration::by_email;
use crate::support::{TestApp, TestEvent};

/// What a program of poppler says of the file.
fn poppler(program: &str, arguments: &[&str], file: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} (Debian: poppler-utils): {error}"));
    child.stdin.take().expect("a pipe").write_all(file).expect("taken");
    let output = child.wait_with_output().expect("an end");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    // Poppler of Debian 12 takes a boolean for a fault where ISO 32000-1 (table 321) asks for one.
    let errors: Vec<&str> = errors.lines().filter(|line| !line.contains("Suspects object is wrong type")).collect();
    assert!(output.status.success() && errors.is_empty(), "{program}: {errors:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn info(file: &[u8]) -> String {
    poppler("pdfinfo", &["-"], file).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words in one line.
fn words(file: &[u8]) -> String {
    poppler("pdftotext", &["-", "-"], file).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn renamed(app: &TestApp, name: &str, (first, last): (&str, &str), language: &str) {
    let id = by_email(app, &address(name)).await.id;
    let (first, last, language) = (first.to_owned(), last.to_owned(), language.to_owned());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                use registration::Column;
                let change = registration::Entity::update_many().col_expr(Column::FirstName, Expr::value(first)).col_expr(Column::LastName, Expr::value(last));
                change.col_expr(Column::Language, Expr::value(language)).filter(Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a name");
}

/// People of these names were there, and the list is closed; their own pages.
async fn attended(app: &TestApp, event: &TestEvent, names: &[(&str, (&str, &str), &str)]) -> Vec<String> {
    let mut pages = Vec::new();
    for (name, written, language) in names {
        pages.push(comes(app, event, name).await);
        renamed(app, name, *written, language).await;
    }
    app.at(ENDED);
    let marks: Vec<(&str, Mark)> = names.iter().map(|(name, ..)| (*name, Mark::Present)).collect();
    says(app, event, 0, &marks).await;
    closes(app, event, 0).await;
    pages
}

#[tokio::test]
async fn it_is_tagged_and_says_what_the_page_says_whatever_somebody_is_called() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let long = "Wolfeschlegelsteinhausenbergerdorff ".repeat(6);
    let long = long.trim().chars().take(100).collect::<String>();
    let names = [
        ("eleni", ("Ελένη", "Παπαδοπούλου"), "en"),
        ("fatima", ("فاطمة", "الزهراء"), "fr"),
        ("ivan", ("Иван", "Ковальчук"), "nl"),
        ("long", (long.as_str(), long.as_str()), "nl"),
        ("wang", ("小明", "王😀"), "nl"),
    ];
    let pages = attended(&app, &event, &names).await;
    for ((name, (first, last), language), path) in names.iter().zip(&pages) {
        let file = app.visitor().get(&format!("{path}/certificate.pdf")).await.expect(200);
        assert_eq!(file.header("content-type"), "application/pdf");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\""), "{}", file.header("content-disposition"));
        let info = info(&file.body);
        for said in ["Tagged: yes", "Pages: 1", "Page size: 595.28 x 841.89 pts (A4)", "PDF version: 1.7", "JavaScript: no", "Encrypted: no"] {
            assert!(info.contains(said), "{said}: {info}");
        }
        let words = words(&file.body);
        for part in first.split(' ').chain(last.split(' ')) {
            assert!(words.replace(' ', "").contains(&part.replace(' ', "")), "{name}: {part} is not in {words}");
        }
        let heading = match *language {
            "fr" => "Attestation de participation",
            "en" => "Certificate of attendance",
            _ => "Attest van deelname",
        };
        assert!(words.contains(heading) && info.contains(&format!("Title: {heading}: ")), "{words} {info}");
        // The page has the same words in the same language.
        let page = app.visitor().get(&format!("{path}/certificate")).await.expect(200);
        assert!(page.shows(heading) && page.shows(first) && page.shows(last), "{}", page.words());
        assert_eq!(page.has("article[lang]"), *language != "nl");
        let structure = poppler("pdfinfo", &["-struct-text", "-"], &file.body);
        assert!(structure.contains("H1 ") && structure.contains(heading), "{structure}");
    }
}

#[tokio::test]
async fn the_organiser_has_them_all_in_one_file() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    attended(&app, &event, &[("an", ("An", "Claes"), "nl"), ("els", ("Els", "Aerts"), "fr")]).await;
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/events/{}/certificates", event.id)).await.expect(200);
    let file = nele.get(&page.link("certificates.pdf").expect("a link")).await.expect(200);
    let text = words(&file.body);
    let (first, second) = (text.find("Els Aerts").expect("Els"), text.find("An Claes").expect("An"));
    assert!(first < second, "by name: {text}");
    assert!(info(&file.body).contains("Pages: 2"));
    let structure = poppler("pdfinfo", &["-struct", "-"], &file.body);
    assert_eq!(structure.matches("H1").count(), 2, "{structure}");
    // Nobody else has it.
    app.visitor().get(&format!("/desk/events/{}/certificates.pdf", event.id)).await.expect(303);
}

#[tokio::test]
async fn the_list_to_sign_is_a_file_with_the_same_rows() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    for number in 0..17 {
        let name = format!("gast{number}");
        comes(&app, &event, &name).await;
        renamed(&app, &name, ("Gast", &format!("Familie{number:02}")), "nl").await;
    }
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/sessions/{}/signature-list", event.id, event.sessions[0].id);
    let page = nele.get(&format!("{path}?empty=20")).await.expect(200);
    let file = nele.get(&page.link("signature-list.pdf").expect("a link")).await.expect(200);
    let (info, text) = (info(&file.body), words(&file.body));
    assert!(info.contains("Tagged: yes") && info.contains(&format!("Pages: {}", page.all("section.sheet").len())), "{info}");
    for number in 0..17 {
        assert!(text.contains(&format!("Familie{number:02} Gast")), "{number}: {text}");
    }
    let sheets = page.all("section.sheet").len();
    assert_eq!(text.matches("Handtekening").count(), sheets, "the head of the table stands on each page: {text}");
    assert!(text.contains(&format!("Blad {sheets} van {sheets}")), "{text}");
    let structure = poppler("pdfinfo", &["-struct", "-"], &file.body);
    assert_eq!((structure.matches("Table ").count() >= sheets, structure.contains(" TH")), (true, true), "{structure}");
    app.visitor().get(&format!("{path}.pdf")).await.expect(303);
    for nonsense in ["?empty=-1", "?empty=999999999999", "?empty=a"] {
        nele.get(&format!("{path}.pdf{nonsense}")).await.expect(200);
    }
}

#[tokio::test]
async fn a_sheet_to_sign_is_one_page_however_long_the_title_is() {
    let app = TestApp::start().await;
    let title = "Participatie van A tot Z: een basisopleiding in drie dagen voor wie in een stad of gemeente met inwoners aan beleid werkt, ".repeat(2);
    let event = app.event().titled(title.trim_end_matches(", ")).onsite().create().await;
    comes(&app, &event, "gast").await;
    let nele = app.organiser().await;
    let file = nele.get(&format!("/desk/events/{}/sessions/{}/signature-list.pdf?empty=29", event.id, event.sessions[0].id)).await.expect(200);
    assert!(info(&file.body).contains("Pages: 2 "), "thirty rows are two sheets: {}", info(&file.body));
}
