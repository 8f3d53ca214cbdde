use super::{desk, public, saves};
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// 95 euro for members, 140 for others; the invoice's data are needed.
pub async fn priced(app: &TestApp, nele: &Visitor) -> TestEvent {
    let event = app.event().create().await;
    let fields = [
        ("member_price", "95"),
        ("non_member_price", "€ 140,00"),
        ("invoice_data", "required"),
        ("terms_nl", "Annuleren kan tot een week vooraf."),
        ("vat_note_nl", "Vrij van btw"),
    ];
    let done = saves(nele, &desk(&event, "prices"), "form#prices", &fields).await;
    assert!(done.shows("De prijs is bewaard") && done.shows("€ 95,00"), "{}", done.words());
    event
}

async fn sends(visitor: &Visitor, event: &TestEvent, email: &str, organisation: &str, fields: &[(&str, &str)]) -> Page {
    let form = visitor.fills_in(&event.slug, email).await.with("organisation", organisation);
    visitor.sends(&fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await
}

const INVOICE: [(&str, &str); 5] = [
    ("po_number", "PO-2027-0042"),
    ("invoice_organisation", "Gemeente Kustwijk, dienst Financiën"),
    ("invoice_kbo", "BE 0207.437.468"),
    ("invoice_address", "Zeedijk 1, 8400 Oostende"),
    ("invoice_reference", "ref 12"),
];

#[tokio::test]
async fn the_price_is_shown_recorded_and_told_with_who_gets_the_invoice() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let member = app.organisation("Kustwijk").create().await;
    let event = priced(&app, &nele).await;
    let page = app.visitor().opens(&public(&event)).await.expect(200);
    for words in ["€ 95,00", "€ 140,00", "Vrij van btw", "Annuleren kan tot een week vooraf.", "Je betaalt niet hier"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    let source = page.source();
    let data = source.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("structured data");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON");
    assert_eq!((&data["offers"][0]["price"], &data["offers"][1]["price"], &data["offers"][0]["priceCurrency"]), (&"95.00".into(), &"140.00".into(), &"EUR".into()));
    let visitor = app.visitor();
    let faulty = sends(&visitor, &event, "jan@kustwijk.example", &member.id.to_string(), &[("invoice_kbo", "0207437469"), ("po_number", "x")]).await.expect(422);
    assert!(faulty.has("#invoice_kbo-error"), "modulo 97: {}", faulty.words());
    assert_eq!(faulty.form_with("po_number").get("po_number"), "x", "all that was typed is kept");
    assert!(faulty.shows("€ 95,00 (Leden)"), "the organisation is known: {}", faulty.words());
    let faulty = sends(&visitor, &event, "jan@kustwijk.example", &member.id.to_string(), &[("invoice_organisation", ""), ("invoice_address", "")]).await.expect(422);
    assert!(faulty.has("#invoice_organisation-error") && faulty.has("#invoice_address-error"), "{}", faulty.words());

    let answer = sends(&visitor, &event, "jan@kustwijk.example", &member.id.to_string(), &INVOICE).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    let other = app.visitor();
    let answer = sends(&other, &event, "an@vzw.example", "Dorpsraad vzw", &INVOICE).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    let mails = app.deliver_mail().await;
    let to = |who: &str| mails.iter().find(|mail| mail.recipient().starts_with(who)).expect("a mail");
    assert!(to("jan").text.contains("95,00") && to("jan").text.contains("PO-2027-0042") && to("jan").text.contains("De factuur volgt"), "{}", to("jan").text);
    assert!(to("an").text.contains("140,00"), "{}", to("an").text);
    assert_eq!(app.database().number("SELECT SUM(cents) FROM registration_prices").await, 23_500);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_prices WHERE invoice_kbo = '0207437468'").await, 2);

    // Another price by now leaves theirs as it is.
    saves(&nele, &desk(&event, "prices"), "form#prices", &[("member_price", "120")]).await;
    let mine = visitor.opens(&to("jan").link("/r/")).await.expect(200);
    assert!(mine.shows("€ 95,00") && mine.shows("0207.437.468"), "{}", mine.words());
    let change = visitor.opens(&format!("{}/change", to("jan").link("/r/"))).await.expect(200).form_with("po_number");
    let refused = visitor.sends(&change.clone().with("invoice_address", "")).await.expect(422);
    assert!(refused.has("#invoice_address-error"));
    visitor.sends(&change.with("po_number", "PO-99")).await;
    assert!(visitor.opens(&to("jan").link("/r/")).await.shows("PO-99"));
    crate::registration::nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn the_desk_shows_and_corrects_what_one_registration_costs() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = priced(&app, &nele).await;
    sends(&app.visitor(), &event, "an@vzw.example", "Dorpsraad vzw", &INVOICE).await;
    app.deliver_mail().await;
    let list = nele.opens(&desk(&event, "participants")).await.expect(200);
    let path = list.link("/desk/registrations/").expect("An");
    let page = nele.opens(&path).await.expect(200);
    assert!(page.shows("€ 140,00") && page.shows("PO-2027-0042") && page.shows("Zeedijk 1"), "{}", page.words());
    let old = nele.opens(&format!("{path}/invoice")).await.expect(200).form("form#invoice");
    assert_eq!(old.get("price_amount"), "140,00");
    let done = saves(&nele, &format!("{path}/invoice"), "form#invoice", &[("price_amount", "0"), ("po_number", "")]).await;
    assert!(done.shows("gratis"), "{}", done.words());
    let met = nele.sends(&old.clone().with("price_amount", "70")).await.expect(409);
    assert!(met.shows("0,00"), "{}", met.words());
    let faulty = nele.sends(&met.form("form#invoice").with_all(&[("price_amount", "veel"), ("invoice_kbo", "1")])).await.expect(422);
    assert!(faulty.has("#price_amount-error") && faulty.has("#invoice_kbo-error"));
    for (field, value) in [("member_price", "-1"), ("non_member_price", "1e9"), ("invoice_data", "maybe")] {
        let form = nele.opens(&desk(&event, "prices")).await.expect(200).form("form#prices").without(field).and(field, value);
        assert!(nele.sends(&form).await.expect(422).has(&format!("#{field}-error")), "{field}");
    }
    // Both empty: it is free again, and nobody is asked for an invoice.
    saves(&nele, &desk(&event, "prices"), "form#prices", &[("member_price", ""), ("non_member_price", "")]).await;
    let form = app.visitor().fills_in(&event.slug, "piet@gemeente.example").await;
    assert!(!form.has("po_number"));
}

#[tokio::test]
async fn whoever_pays_nothing_is_not_made_to_give_invoice_data_and_a_booking_has_them_once() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let member = app.organisation("Kustwijk").create().await;
    let event = app.event().create().await;
    saves(&nele, &desk(&event, "prices"), "form#prices", &[("member_price", "0"), ("non_member_price", "50"), ("invoice_data", "required")]).await;
    let answer = sends(&app.visitor(), &event, "jan@kustwijk.example", &member.id.to_string(), &[]).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    let booker = app.visitor();
    let form = booker.opens(&format!("/events/{}/register?colleagues=1", event.slug)).await.expect(200).form("form#register");
    let form = form
        .with_all(&[("booker[first_name]", "Hilde"), ("booker[last_name]", "De Wit"), ("booker[email]", "hilde@vzw.example"), ("accept_privacy", "yes")])
        .with_all(&[
            ("participants[0][first_name]", "An"),
            ("participants[0][last_name]", "Maes"),
            ("participants[0][email]", "an@vzw.example"),
            ("participants[0][organisation]", "Dorpsraad vzw"),
        ])
        .with_all(&[("participants[1][first_name]", "Bo"), ("participants[1][last_name]", "Maes"), ("participants[1][email]", "bo@vzw.example")]);
    let refused = booker.sends(&form).await.expect(422);
    assert!(refused.has("#invoice_organisation-error"), "{}", refused.words());
    let answer = booker.sends(&refused.form("form#register").with_all(&INVOICE)).await;
    assert!(answer.status.is_redirection(), "{}", answer.words());
    app.deliver_mail().await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_prices WHERE po_number = 'PO-2027-0042' AND cents = 5000").await, 2);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_prices WHERE cents = 0 AND member").await, 1);
}
