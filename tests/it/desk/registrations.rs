use belfry::entity::registration::RegistrationStatus;
use belfry::rules::registration::Approval;

use super::{fault, of, overview, person, registers, registration_path, saved};
use crate::support::{TestApp, Visitor};

async fn presses(nele: &Visitor, path: &str, verb: &str, fields: &[(&str, &str)]) -> crate::support::Page {
    let form = nele.get(&format!("{path}/{verb}")).await.expect(200).form(&format!("form#{verb}"));
    nele.sends(&form.with_all(fields)).await
}

#[tokio::test]
async fn a_request_is_approved_or_declined_with_a_reason_and_the_time_line_tells() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    let (jan, an) = (registers(&app, &event, vec![person("Jan", "Stad A")]).await, registers(&app, &event, vec![person("An", "Stad B")]).await);
    let page = nele.get(&registration_path(&jan)).await.expect(200);
    assert!(page.shows("Deze aanvraag houdt een plaats bezet") && page.link("/approve").is_some() && page.link("/decline").is_some() && page.link("/restore").is_none());
    let answer = presses(&nele, &registration_path(&jan), "approve", &[("reason", "Past goed")]).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("De aanvraag is goedgekeurd") && page.shows("Reden: Past goed") && page.shows("Nele Janssens") && page.shows("Mail: Bevestiging"), "{}", page.words());
    let lines = page.all("ol.history > li");
    assert!(lines[0].contains("Mail: Bevestiging") && lines.last().is_some_and(|line| line.contains("Schreef zich in") || line.contains("Mail")), "the latest first: {lines:?}");
    // Twice is refused, and said on the page.
    let again = nele.get(&format!("{}/approve", registration_path(&jan))).await.expect(200);
    assert!(again.shows("wacht niet meer op goedkeuring") && again.try_form("form#approve").is_none());
    let long = "x".repeat(501);
    let refused = presses(&nele, &registration_path(&an), "decline", &[("reason", long.as_str())]).await.expect(422);
    assert!(fault(&refused, "reason").contains("500") && refused.form("form#decline").get("reason").len() == 501);
    let answer = presses(&nele, &registration_path(&an), "decline", &[("reason", "Vol vrees ik")]).await.expect(303);
    assert!(nele.follows(answer).await.shows("De inschrijving is geweigerd"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM outbox WHERE letter = 'declined' AND CAST(facts AS TEXT) LIKE '%Vol vrees ik%'").await, 1);
    let numbers = nele.get(&overview(&event)).await.expect(200);
    assert!(numbers.all("dl.figures").join(" ").contains("Geweigerd 1"), "{}", numbers.words());
}

#[tokio::test]
async fn approving_after_the_event_was_cancelled_is_refused_with_its_reason() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    let jan = registers(&app, &event, vec![person("Jan", "Stad A")]).await;
    let form = nele.get(&format!("{}/approve", registration_path(&jan))).await.form("form#approve");
    let cancel = nele.get(&format!("{}/cancel", overview(&event))).await.form("form#cancel");
    nele.sends(&cancel).await.expect(303);
    let refused = nele.sends(&form).await.expect(409);
    assert!(refused.shows("gaat niet door") || refused.shows("wacht niet meer op goedkeuring"), "{}", refused.words());
    assert_eq!(of(&app, &event, "jan@gemeente.example").await.status, RegistrationStatus::Cancelled);
    // Nor is it brought back to an event that does not go on.
    let page = nele.get(&registration_path(&jan)).await.expect(200);
    assert!(page.link("/restore").is_none() && page.shows("De activiteit gaat niet door."));
    let mut forced = form;
    forced.action = format!("{}/restore", registration_path(&jan));
    assert!(nele.sends(&forced).await.expect(409).shows("gaat niet door"));
}

#[tokio::test]
async fn somebody_is_picked_beyond_the_limit_only_on_purpose() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).waiting_list().create().await;
    registers(&app, &event, vec![person("Jan", "Stad A")]).await;
    let an = registers(&app, &event, vec![person("An", "Stad B")]).await;
    let page = nele.get(&registration_path(&an)).await.expect(200);
    assert!(page.shows("Plaats 1 van 1 op de wachtlijst") && page.shows("er is nog geen plaats vrij"), "{}", page.words());
    let refused = presses(&nele, &registration_path(&an), "pick", &[("reason", "Spreekster")]).await.expect(409);
    assert!(refused.shows("Alle plaatsen zijn ingenomen") && refused.form("form#pick").get("reason") == "Spreekster", "{}", refused.words());
    let answer = nele.sends(&refused.form("form#pick").with("overbook", "yes")).await.expect(303);
    let done = nele.follows(answer).await.expect(200);
    assert!(done.shows("Boven het maximum") && done.shows("buiten de volgorde") && done.shows("Spreekster"), "{}", done.words());
    assert!(of(&app, &event, "an@gemeente.example").await.overbooked);
}

#[tokio::test]
async fn a_cancel_is_undone_and_a_full_event_asks_first() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).create().await;
    let jan = registers(&app, &event, vec![person("Jan", "Stad A")]).await;
    let answer = presses(&nele, &registration_path(&jan), "cancel", &[("reason", "Ziek")]).await.expect(303);
    assert!(nele.follows(answer).await.shows("De inschrijving is geannuleerd"));
    registers(&app, &event, vec![person("An", "Stad B")]).await;
    let page = nele.get(&format!("{}/restore", registration_path(&jan))).await.expect(200);
    assert!(page.shows("Alle plaatsen zijn bezet"));
    nele.sends(&page.form("form#restore")).await.expect(409);
    let answer = nele.sends(&page.form("form#restore").with("overbook", "yes")).await.expect(303);
    assert!(nele.follows(answer).await.shows("De inschrijving is hersteld"));
    assert_eq!(of(&app, &event, "jan@gemeente.example").await.status, RegistrationStatus::Confirmed);
}

#[tokio::test]
async fn a_place_is_handed_over_from_the_desk_and_both_pages_lead_to_each_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).create().await;
    let jan = registers(&app, &event, vec![person("Jan", "Stad A")]).await;
    registers(&app, &event, vec![person("Els", "Stad A")]).await;
    let form = nele.get(&format!("{}/hand-over", registration_path(&jan))).await.expect(200).form("form#hand-over");
    assert_eq!(form.get("organisation"), "Stad A");
    let form = form.with_all(&[("first_name", "Maria"), ("last_name", "Claes"), ("email", "geen adres")]);
    let page = nele.sends(&form).await.expect(422);
    assert!(fault(&page, "email").contains("e-mailadres") && page.form("form#hand-over").get("first_name") == "Maria");
    let refused = nele.sends(&form.clone().with("email", "els@gemeente.example")).await.expect(409);
    assert!(refused.shows("er is al een inschrijving met dit e-mailadres") && refused.form("form#hand-over").get("last_name") == "Claes");
    let answer = nele.sends(&form.with("email", "maria@gemeente.example")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("De plaats is doorgegeven") && page.shows("Nam de plaats van een collega over") && page.shows("Jan Peeters"), "{}", page.words());
    let back = nele.get(&page.link(&jan.id.to_string()).expect("a link to Jan's")).await.expect(200);
    assert!(back.shows("De plaats ging naar een collega") && back.shows("Maria Claes"));
}

#[tokio::test]
async fn what_was_given_is_shown_and_needs_only_to_whom_they_concern() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app
        .event()
        .rules(|rules| {
            rules.needs.diet = true;
            rules.consents.photo = true;
        })
        .create()
        .await;
    let mut somebody = person("Jan", "Stad A");
    somebody.diet = Some("Geen noten".to_owned());
    somebody.remarks = Some("Ik kom later".to_owned());
    somebody.consents.photo = true;
    let jan = registers(&app, &event, vec![somebody]).await;
    let page = nele.get(&registration_path(&jan)).await.expect(200);
    assert!(page.shows("Geen noten") && page.shows("Ik kom later") && page.shows("Toestemming voor foto’s en opnames Ja, op maandag 23 november 2026"), "{}", page.words());
    assert!(page.shows("Medewerker"));
    let desk = app.visitor();
    desk.signs_in(&app, "desk@ledenkoepel.example", "desk").await;
    let page = desk.get(&registration_path(&jan)).await.expect(200);
    assert!(page.shows("Stad A") && !page.shows("Geen noten") && !page.shows("Ik kom later"));
    for verb in ["x", "delete", "publish"] {
        nele.get(&format!("{}/{verb}", registration_path(&jan))).await.expect(404);
    }
}

#[tokio::test]
async fn the_time_line_says_why_somebody_was_promoted() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(2).waiting_list().rules(|rules| rules.order = belfry::rules::waiting_list::QueueOrder::WithoutPlaceFirst).create().await;
    let jan = registers(&app, &event, vec![person("Jan", "Stad A")]).await;
    registers(&app, &event, vec![person("Eva", "Stad A")]).await;
    let an = registers(&app, &event, vec![person("An", "Stad A")]).await;
    let els = registers(&app, &event, vec![person("Els", "Stad B")]).await;
    saved(&nele, &nele.get(&format!("{}/cancel", registration_path(&jan))).await.form("form#cancel")).await;
    let page = nele.get(&registration_path(&els)).await.expect(200);
    assert!(
        page.shows("Kreeg een plaats van de wachtlijst")
            && page.shows("Er kwam een plaats vrij door een annulatie. Organisaties zonder plaats gaan voor.")
            && page.shows("Mail: Aangeboden plaats"),
        "{}",
        page.words()
    );
    assert!(page.shows("De aangeboden plaats blijft vrij tot"));
    let page = nele.get(&registration_path(&an)).await.expect(200);
    assert!(page.shows("Plaats 1 van 1 op de wachtlijst"), "{}", page.words());
}
