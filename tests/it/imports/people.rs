use crate::support::TestApp;

fn many(rows: usize) -> String {
    let row = |number: usize| if number % 50 == 49 { format!("Zonder adres;x{number};Gent\n") } else { format!("An Aerts;a{number}@a.example;Gent\n") };
    "Naam;E-mail;Organisatie\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

#[tokio::test]
async fn fifty_thousand_rows_are_looked_at_counted_and_shown_in_part() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("/desk/events/{}/participants/import", event.id)).await.form("form#import");
    let looked = nele.sends_files(&form, &[("file", "veel.csv", many(50_000).as_bytes())]).await.expect(200);
    assert!(looked.shows("49.000 mensen kunnen erbij") && looked.shows("1000 rijen worden overgeslagen"), "{}", looked.words());
    assert!(looked.shows("Rij 51: Dit is geen e-mailadres") && looked.shows("En nog 500."), "every faulty row is counted, some hundreds are shown");
    assert_eq!(looked.all("#faults li").len(), 500);
    assert!(looked.source().len() < 3_000_000, "{} octets of a page", looked.source().len());
    // The table comes back whole, also to other columns.
    let again = nele.sends_files(&looked.form("form#columns").with("step", "look"), &[]).await.expect(200);
    assert!(again.shows("49.000 mensen kunnen erbij"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 0);
    let more = nele.sends_files(&form, &[("file", "meer.csv", many(50_001).as_bytes())]).await.expect(422);
    assert!(more.shows("hoogstens 50.000 rijen"), "{}", more.words());
}

#[tokio::test]
async fn more_people_than_one_form_adds_are_added_step_by_step_and_rows_keep_their_numbers() {
    let app = TestApp::start_with(&[("BELFRY_IMPORT_PEOPLE_AT_ONCE", "100")]).await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = nele.get(&format!("/desk/events/{}/participants/import", event.id)).await.form("form#import");
    let file = many(120).replace("An Aerts;a7@", "\n\nAn Aerts;a7@");
    let looked = nele.sends_files(&form, &[("file", "mensen.csv", file.as_bytes())]).await.expect(200);
    let some = nele.sends(&looked.form("form#columns").with("step", "add").with("tell", "no")).await.expect(200);
    assert!(some.shows("100 mensen toegevoegd") && some.shows("100 van 118 mensen zijn behandeld"), "{}", some.words());
    let done = nele.sends(&some.form("form#go-on").with("step", "add")).await.expect(200);
    assert!(done.shows("18 mensen toegevoegd") && !done.has("form#go-on"), "{}", done.words());
    // The first step sent again, as a browser does that reloads, adds nobody twice.
    assert!(nele.sends(&looked.form("form#columns").with("step", "add").with("tell", "no")).await.expect(200).shows("Niemand toegevoegd"));
    assert!(app.deliver_mail().await.is_empty());
    let row = |page: &crate::support::Page| page.all("ul li").into_iter().filter(|line| line.contains("x99")).collect::<Vec<_>>();
    assert_eq!(row(&done), row(&looked), "the same row has the same number on both pages");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 118);
}
