//! Story A2: a participant registers.

use futures_util::future::join_all;

use crate::support::TestApp;

const LIESELOT: &str = "lieselot.vandecasteele@voorbeeldstad.example";

#[tokio::test]
async fn steps_1_to_4_she_registers_in_a_minute_and_a_second_click_takes_no_second_place() {
    let app = TestApp::start().await;
    app.organisation("Stad Voorbeeldstad").domain("voorbeeldstad.example").create().await;
    let event = app.event().places(200).rules(|rules| rules.audience.function_categories = vec!["staff".to_owned(), "elected".to_owned()]).create().await;
    let path = format!("/events/{}/register", event.slug);
    let lieselot = app.visitor();

    // 1. Name and mail; the organisation comes from the domain and can be changed; the category is required, a phone is not asked.
    assert!(lieselot.opens(&format!("/events/{}", event.slug)).await.expect(200).link("Inschrijven").is_some_and(|link| link == path));
    let form = lieselot.opens(&path).await.expect(200).form_with("email");
    assert!(!form.has("phone") && form.has("function_category"));
    let form = form.with_all(&[("first_name", "Lieselot"), ("last_name", "Vandecasteele"), ("email", LIESELOT), ("accept_privacy", "yes")]);
    let refused = lieselot.sends(&form).await.expect(422);
    assert!(refused.has("#function_category-error") && refused.has("#function_category[aria-invalid=\"true\"]"), "{}", refused.words());

    // 2. Every fault stands in a list on top that leads to its field, and each field has its label.
    let list = refused.attributes("[role=alert] a[href^=\"#\"]", "href");
    assert!(list.contains(&"#function_category".to_owned()), "{list:?}");
    for field in list {
        assert!(refused.has(&field), "the summary leads to {field}");
    }
    for id in refused.attributes("main input:not([type=hidden]):not([type=submit]), main select, main textarea", "id") {
        assert!(refused.has(&format!("label[for=\"{id}\"]")), "{id} has no label");
    }
    let form = refused.form_with("email");
    assert_eq!((form.get("first_name"), form.get("email")), ("Lieselot", LIESELOT), "nothing typed is lost");
    assert!(refused.shows("Stad Voorbeeldstad"), "proposed from the domain: {}", refused.words());

    // 3. Sent: the page says it, and a mail brings date, personal link and invitation, in text and HTML.
    let answer = lieselot.sends(&form.with("function_category", "staff")).await;
    let page = lieselot.follows(answer).await.expect(200);
    assert_eq!(page.all("h1"), ["Je bent ingeschreven"]);
    let mails = app.deliver_mail().await;
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    assert_eq!((mail.recipient().as_str(), mail.method.as_deref()), (LIESELOT, Some("REQUEST")));
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("dinsdag 9 maart 2027") && body.contains("10:00") && body.contains("/r/"), "{body}");
    }
    let mine = lieselot.opens(&mail.link("/r/")).await.expect(200);
    assert!(mine.shows("Je bent ingeschreven") && mine.shows("Stad Voorbeeldstad"), "{}", mine.words());

    // 4. Again, in capitals: no second place, the same answer, and her link by mail.
    let stranger = app.visitor();
    let form = stranger.opens(&path).await.expect(200).form_with("email");
    let capitals = LIESELOT.to_uppercase();
    let form = form.with_all(&[
        ("first_name", "Iemand"),
        ("last_name", "Anders"),
        ("email", &capitals),
        ("organisation", "Ergens"),
        ("function_category", "staff"),
        ("accept_privacy", "yes"),
    ]);
    let again = stranger.sends(&form).await;
    assert_eq!(again.location(), answer_of_a_first_time(&event.slug));
    let again = stranger.follows(again).await.expect(200);
    assert_eq!(again.words(), page.words(), "the page does not tell whether the address was known");
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    let mails = app.deliver_mail().await;
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    assert_eq!(mail.link("/r/"), mine.path, "her existing link");
}

fn answer_of_a_first_time(slug: &str) -> String {
    format!("/events/{slug}/registered?confirmed=1")
}

#[tokio::test]
async fn step_5_the_one_too_many_waits_and_is_offered_the_place_that_comes_free() {
    let app = TestApp::start().await;
    let event = app.event().places(200).waiting_list().create().await;
    let forms = (0..199).map(|number| app.registrar.register(crate::registration::request(&event.slug, &format!("p{number}@voorbeeld.example"))));
    join_all(forms).await.into_iter().for_each(|registered| assert_eq!(registered.expect("a place").confirmed, 1));
    // Fifty more at the same moment, for one place.
    let rush = (199..249).map(|number| app.registrar.register(crate::registration::request(&event.slug, &format!("p{number}@voorbeeld.example"))));
    let rush: Vec<_> = join_all(rush).await.into_iter().map(|registered| registered.expect("a place or the list")).collect();
    assert_eq!(rush.iter().map(|one| one.confirmed).sum::<usize>(), 1);
    assert_eq!(rush.iter().map(|one| one.waitlisted).sum::<usize>(), 49);
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    let first = app.visitor();
    first.registers_for(&event.slug, "jan@voorbeeld.example").await.expect(200);

    let second = app.visitor();
    let form = second.opens(&format!("/events/{}/register", event.slug)).await.expect(200);
    assert!(form.shows("wachtlijst"), "{}", form.words());
    let page = second.registers_for(&event.slug, "an@voorbeeld.example").await.expect(200);
    assert!(page.shows("Je staat op de wachtlijst") && page.shows("plaats 1"), "{}", page.words());
    app.visitor().registers_for(&event.slug, "piet@voorbeeld.example").await.expect(200);
    let mails = app.deliver_mail().await;
    let link = |who: &str| mails.iter().find(|mail| mail.recipient().starts_with(who)).expect("a mail").link("/r/");
    let waiting = mails.iter().find(|mail| mail.recipient().starts_with("an@")).expect("a mail");
    assert!(waiting.text.contains("plaats 1") && waiting.method.is_none(), "{}", waiting.text);

    // Somebody cancels: the next gets an offer until a stated time.
    let step = first.opens(&format!("{}/cancel", link("jan@"))).await.expect(200);
    assert!(first.sends(&step.form_with("reason")).await.status.is_redirection());
    let mails = app.deliver_mail().await;
    let offer = mails.iter().find(|mail| mail.recipient().starts_with("an@")).expect("an offer");
    assert!(offer.text.contains("woensdag 25 november 2026") && offer.text.contains("10:00") && offer.method.is_none(), "{}", offer.text);
    let mine = second.opens(&offer.link("/r/")).await.expect(200);
    assert!(mine.shows("woensdag 25 november 2026"), "{}", mine.words());
    // Whoever only looks, a link scanner for one, accepts nothing.
    assert!(second.get(&format!("{}/accept", offer.link("/r/"))).await.status.is_client_error());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'offered'").await, 1);

    // The deadline passes: then the next one.
    app.at("2026-11-25T09:00:00Z");
    assert_eq!(belfry::actions::registration::offer::expire_offers(&app).await.expect("looked at"), 1);
    let mails = app.deliver_mail().await;
    let offer = mails.iter().find(|mail| mail.recipient().starts_with("piet@")).expect("the next offer");
    assert!(mails.iter().any(|mail| mail.recipient().starts_with("an@")), "she is told that it went to another");
    let piet = app.visitor();
    let mine = piet.opens(&offer.link("/r/")).await.expect(200);
    let answer = piet.sends(&mine.form("form[action$=\"/accept\"]")).await;
    assert!(piet.follows(answer).await.expect(200).shows("Je bent ingeschreven"));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().filter(|mail| mail.method.as_deref() == Some("REQUEST")).count(), 1);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    crate::registration::nothing_is_wrong(&app).await;
}
