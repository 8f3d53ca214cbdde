//! Story A7: a colleague replaces a colleague.

use crate::support::{Mail, TestApp, TestEvent, Visitor};

/// Pieter has the only place, Zoë waits; gives Pieter's personal link.
async fn pieter_and_zoe(app: &TestApp, event: &TestEvent) -> String {
    for (first, last, email) in [("Pieter", "Maes", "pieter.maes@kustwijk.example"), ("Zoë", "D’Hondt-Öztürk", "zoe@kustwijk.example")] {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, email).await.with_all(&[("first_name", first), ("last_name", last), ("organisation", "Gemeente Kustwijk")]);
        let answer = visitor.sends(&form).await;
        visitor.follows(answer).await.expect(200);
    }
    to(&app.deliver_mail().await, "pieter.maes@").link("/r/")
}

fn to<'m>(mails: &'m [Mail], who: &str) -> &'m Mail {
    mails.iter().find(|mail| mail.recipient().starts_with(who)).unwrap_or_else(|| panic!("no mail to {who}"))
}

async fn names_ruben(visitor: &Visitor, link: &str) -> crate::support::Page {
    let form = visitor.opens(&format!("{link}/hand-over")).await.expect(200).form_with("first_name");
    let form = form.with_all(&[("first_name", "Ruben"), ("last_name", "Aerts"), ("email", "ruben.aerts@kustwijk.example"), ("organisation", "Gemeente Kustwijk")]);
    visitor.sends(&form).await
}

#[tokio::test]
async fn steps_1_2_and_5_ruben_comes_in_pieters_place() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    let link = pieter_and_zoe(&app, &event).await;
    let pieter = app.visitor();

    // 1. The evening before, from his personal link.
    app.at("2027-03-08T19:00:00Z");
    let mine = pieter.opens(&link).await.expect(200);
    assert!(mine.link("Laat een collega komen").is_some(), "{}", mine.words());
    // Faults are said at their fields, and everything typed is kept.
    let form = pieter.opens(&format!("{link}/hand-over")).await.expect(200).form_with("first_name");
    let refused = pieter.sends(&form.with_all(&[("first_name", "Ruben"), ("email", "ruben")])).await.expect(422);
    assert!(refused.has("#last_name-error") && refused.has("#email-error"));
    assert_eq!(refused.form_with("first_name").get("email"), "ruben");
    let answer = names_ruben(&pieter, &link).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    pieter.follows(answer).await.expect(200);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'waitlisted'").await, 1, "Zoë still waits");

    // 2. Pieter's entry leaves his calendar, Ruben gets his own.
    let mails = app.deliver_mail().await;
    let (gone, come) = (to(&mails, "pieter.maes@"), to(&mails, "ruben.aerts@"));
    assert_eq!((gone.method.as_deref(), come.method.as_deref()), (Some("CANCEL"), Some("REQUEST")));
    assert_ne!(gone.event_property("UID"), come.event_property("UID"));
    assert!(gone.text.contains("Ruben Aerts") && come.text.contains("Pieter Maes"), "{}\n{}", gone.text, come.text);
    let old = pieter.opens(&link).await.expect(200);
    assert!(!old.has("form[method=post][action*=\"/r/\"]") && old.link("/hand-over").is_none() && old.link("/cancel").is_none(), "{}", old.words());
    assert!(!old.shows("Ruben"), "who comes is the colleague's own affair: {}", old.words());
    let again = names_what_is_gone(&pieter, &link).await;
    assert!(!again, "the old link hands nothing over any more");
    let rubens = app.visitor().opens(&come.link("/r/")).await.expect(200);
    assert!(rubens.shows("Ruben Aerts") && rubens.shows("Je bent ingeschreven"));

    // 5. One place, and both names in the history.
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    let nele = app.organiser().await;
    let list = nele.opens(&format!("/desk/events/{}/participants?q=ruben", event.id)).await.expect(200);
    let page = nele.opens(&list.link("/desk/registrations/").expect("Ruben")).await.expect(200);
    assert!(page.shows("Pieter Maes"), "{}", page.words());
    let his = page.attributes("a[href*=\"/desk/registrations/\"]", "href");
    let mut both = false;
    for path in his {
        let page = nele.opens(&path).await;
        both |= page.shows("Pieter Maes") && page.shows("Ruben Aerts");
    }
    assert!(both, "Pieter's history names Ruben");
    crate::registration::nothing_is_wrong(&app).await;
}

/// Whether a form for handing over can still be sent through this link.
async fn names_what_is_gone(visitor: &Visitor, link: &str) -> bool {
    let page = visitor.get(&format!("{link}/hand-over")).await;
    page.try_form("form[action$=\"/hand-over\"]").is_some()
}

#[tokio::test]
async fn step_3_until_eight_the_day_before_and_at_nine_the_page_says_why_and_whom_to_ask() {
    let app = TestApp::start().await;
    let event = app.event().places(1).rules(|rules| (rules.waiting_list, rules.hand_over_until) = (true, Some("1 08:00".parse().expect("a deadline")))).create().await;
    let link = pieter_and_zoe(&app, &event).await;
    let pieter = app.visitor();
    let page = pieter.opens(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("maandag 8 maart 2027") && page.shows("8:00"), "the event page announces it: {}", page.words());
    let open = pieter.opens(&format!("{link}/hand-over")).await.expect(200).form_with("first_name");
    app.at("2027-03-08T08:00:00Z");
    let mine = pieter.opens(&link).await.expect(200);
    assert!(mine.link("Laat een collega komen").is_none(), "{}", mine.words());
    assert!(mine.shows("nele@ledenkoepel.example"), "{}", mine.words());
    // A form that was opened in time and sent too late is refused with the reason; nothing has changed.
    let form = open.with_all(&[("first_name", "Ruben"), ("last_name", "Aerts"), ("email", "ruben.aerts@kustwijk.example"), ("organisation", "Gemeente Kustwijk")]);
    let late = pieter.sends(&form).await;
    assert!(late.status.is_client_error() || late.status.is_redirection());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE email LIKE 'ruben%'").await, 0);
    crate::registration::nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn steps_2_and_4_a_non_member_costs_more_which_is_shown_before_confirming_and_the_invoice_data_go_along() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let kustwijk = app.organisation("Kustwijk").create().await;
    let event = app.event().create().await;
    let prices = nele.opens(&format!("/desk/events/{}/prices", event.id)).await.expect(200).form("form#prices");
    nele.sends(&prices.with_all(&[("member_price", "95"), ("non_member_price", "140")])).await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "pieter.maes@kustwijk.example").await.with("organisation", &kustwijk.id.to_string());
    visitor.sends(&form.with_all(&[("po_number", "PO-7"), ("invoice_organisation", "Gemeente Kustwijk")])).await;
    let link = to(&app.deliver_mail().await, "pieter.maes@").link("/r/");

    let pieter = app.visitor();
    let form = pieter.opens(&format!("{link}/hand-over")).await.expect(200).form_with("first_name");
    let form = form.with_all(&[("first_name", "Ruben"), ("last_name", "Aerts"), ("email", "ruben.aerts@vzw.example"), ("organisation", "Dorpsraad vzw")]);
    let asked = pieter.sends(&form).await.expect(409);
    assert!(asked.shows("De prijs wordt € 140,00 in plaats van € 95,00: € 45,00 meer."), "{}", asked.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 1, "nothing is done before it is agreed to");
    // Who agreed to another amount has not agreed to this one.
    let again = asked.form_with("first_name");
    assert_eq!(again.get("first_name"), "Ruben");
    assert_eq!(pieter.sends(&again.clone().without("accepts_price").and("accepts_price", "9500")).await.status, 409);
    let answer = pieter.sends(&again).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    let come = app.deliver_mail().await;
    assert!(to(&come, "ruben.aerts@").text.contains("140,00") && to(&come, "ruben.aerts@").text.contains("PO-7"), "{}", to(&come, "ruben.aerts@").text);
    let carried = "SELECT COUNT(*) FROM registration_prices WHERE cents = 14000 AND po_number = 'PO-7' AND invoice_organisation = 'Gemeente Kustwijk'";
    assert_eq!(app.database().number(carried).await, 1);
    crate::registration::nothing_is_wrong(&app).await;
}
