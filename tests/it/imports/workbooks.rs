//! Workbooks and texts as other programs write them.

use belfry::entity::event;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{looks, makes};
use crate::support::TestApp;

/// Dates and times as cells of a spreadsheet, a merged title, a formula, and a second sheet that nobody asked for.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let (day, time, moment) = (Format::new().set_num_format("d/mm/yyyy"), Format::new().set_num_format("hh:mm"), Format::new().set_num_format("d/mm/yyyy hh:mm"));
    let sheet = workbook.add_worksheet();
    let on = |month, day| ExcelDateTime::from_ymd(2028, month, day).expect("a date");
    let at = |hour, minute| ExcelDateTime::from_hms(hour, minute, 0).expect("a time");
    sheet.write_row(0, 0, ["Titel", "Soort", "Datum", "Begin", "Einde", "Plaatsen", "Samenvatting", "Inschrijven tot"]).expect("headings");
    sheet.merge_range(1, 0, 2, 0, "Driedaagse over data", &Format::new()).expect("a title over two rows");
    for (row, date) in [(1, on(3, 9)), (2, on(3, 16))] {
        sheet.write_with_format(row, 2, &date, &day).expect("a date");
        sheet.write_with_format(row, 3, at(9, 30), &time).expect("a time");
        sheet.write_with_format(row, 4, at(16, 50), &time).expect("a time");
    }
    sheet.write(1, 1, "Opleiding").expect("a kind");
    sheet.write(1, 5, 18).expect("a number");
    sheet.write_formula(1, 6, Formula::new("=HYPERLINK(\"https://x.example\",\"klik\")").set_result("klik")).expect("a formula");
    sheet.write_with_format(1, 7, on(3, 1).and_hms(12, 0, 0).expect("a moment"), &moment).expect("a moment");
    sheet.write_row(3, 0, ["=1+1", "Webinar"]).expect("a row of text");
    workbook.add_worksheet().write(0, 0, "Titel").expect("another sheet");
    workbook.save_to_buffer().expect("a workbook")
}

#[tokio::test]
async fn a_workbook_of_another_program_gives_events_with_their_dates() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let looked = looks(&nele, &workbook()).await;
    assert!(looked.shows("2 nieuwe activiteiten") && looked.shows("en nog 1 datum"), "{}", looked.words());
    makes(&nele, &looked).await;
    let event = event::Entity::find().filter(event::Column::Title.eq("Driedaagse over data")).one(app.db.reader()).await.expect("an answer").expect("an event");
    assert_eq!((event.capacity, event.summary.as_str()), (Some(18), "klik"), "a formula is what it showed last");
    let said = |moment: Option<belfry::entity::Moment>| moment.map(|moment| moment.0.to_string()).unwrap_or_default();
    assert_eq!(said(event.starts_at), "2028-03-09T08:30:00Z");
    assert_eq!(said(event.ends_at), "2028-03-16T15:50:00Z");
    assert_eq!(said(event.registration_closes_at), "2028-03-01T11:00:00Z");
    let text = event::Entity::find().filter(event::Column::Title.eq("=1+1")).one(app.db.reader()).await.expect("an answer");
    assert!(text.is_some_and(|event| event.starts_at.is_none()), "text that looks like a formula is text");
    assert!(looks(&nele, &workbook()).await.shows("2 activiteiten zijn er al"));
}

#[tokio::test]
async fn a_workbook_of_another_program_gives_people() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(1, 1, ["Prénom", "Nom de famille", "Adresse e-mail", "Commune", "Fonction"]).expect("headings");
    sheet.write_row(3, 1, ["Zoë", "D’Hondt", "zoe@a.example", "=1+1", "Chef"]).expect("a row");
    sheet.write(4, 1, "Jan").expect("a name");
    sheet.write_formula(4, 3, Formula::new("=LOWER(\"JAN@A.EXAMPLE\")").set_result("jan@a.example")).expect("a formula");
    let file = workbook.save_to_buffer().expect("a workbook");
    let form = nele.get(&format!("/desk/events/{}/participants/import", event.id)).await.form("form#import");
    let looked = nele.sends_files(&form, &[("file", "mensen.xlsx", &file)]).await.expect(200);
    assert!(looked.shows("1 persoon kan erbij") && looked.shows("Rij 5: Voornaam of naam ontbreekt"), "{}", looked.words());
    let done = nele.sends(&looked.form("form#columns").with("step", "add").with("tell", "no")).await.expect(200);
    assert!(done.shows("1 persoon toegevoegd"), "{}", done.words());
    assert_eq!(app.database().text("SELECT organisation_text FROM registrations").await.as_deref(), Some("=1+1"));
}

#[tokio::test]
async fn a_text_of_windows_with_semicolons_keeps_its_accents() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let text = "Titre;Type;Date;Début;Fin;Résumé\r\nÉvaluer « à l’œil »;Journée d’étude;9/3/2028;9h30;16h;Coût : 5 €\r\n";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lossy);
    makes(&nele, &looks(&nele, &bytes).await).await;
    let event = event::Entity::find().one(app.db.reader()).await.expect("an answer").expect("an event");
    assert_eq!((event.title.as_str(), event.summary.as_str()), ("Évaluer « à l’œil »", "Coût : 5 €"));
}
