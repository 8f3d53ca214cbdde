use super::{done, page_of, row, section};
use crate::support::TestApp;

#[tokio::test]
async fn two_organisers_in_different_sections_never_meet() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(20).create().await;
    let (texts, places, contacts, visibility) =
        (section(&nele, &event, "texts").await, section(&nele, &event, "registering").await, section(&nele, &event, "contacts").await, section(&nele, &event, "visibility").await);
    let rules = nele.get(&format!("{}/rules", page_of(&event))).await.expect(200).form("form#rules");
    done(&nele, &texts.with("title", "Van Nele")).await;
    done(&nele, &places.with("capacity", "30")).await;
    done(&nele, &contacts.with("contact_phone", "02 123 45 67").with("content_contact_name", "Ines Okafor").with("content_contact_email", "ines@hogeschool.example")).await;
    done(&nele, &visibility.with("unlisted", "yes")).await;
    done(&nele, &rules.with("waiting_list", "yes")).await;
    let event = row(&app, event.id).await;
    assert_eq!((event.title.as_str(), event.capacity, event.unlisted), ("Van Nele", Some(30), true));
    assert_eq!((event.contact_phone.as_deref(), event.content_contact_name.as_deref()), (Some("02 123 45 67"), Some("Ines Okafor")));
    assert!(event.rules().waiting_list);
}

#[tokio::test]
async fn in_one_section_the_second_sees_the_first_ones_change_and_loses_nothing() {
    let app = TestApp::start().await;
    let (nele, jan) = (app.organiser().await, app.visitor());
    jan.signs_in(&app, "jan@ledenkoepel.example", "organiser").await;
    let event = app.event().places(20).create().await;
    for (name, field, hers, his) in [
        ("texts", "summary", "Van Nele", "Van Jan"),
        ("registering", "capacity", "30", "40"),
        ("contacts", "contact_name", "Nele", "Jan"),
        ("visibility", "slug", "adres-van-nele", "adres-van-jan"),
        ("basics", "kind", "training", "workshop"),
    ] {
        let (first, second) = (section(&nele, &event, name).await, section(&jan, &event, name).await);
        done(&nele, &first.with(field, hers)).await;
        let met = jan.sends(&second.with(field, his)).await.expect(409);
        assert!(met.shows("Iemand anders was je voor"), "{name}: {}", met.words());
        let kept = met.form("form#event");
        assert_eq!(kept.get(field), his, "{name}: what he typed is kept");
        done(&jan, &kept).await;
    }
    let event = row(&app, event.id).await;
    assert_eq!((event.summary.as_str(), event.capacity, event.slug.as_str()), ("Van Jan", Some(40), "adres-van-jan"));
}

#[tokio::test]
async fn wrong_values_are_named_at_the_field_and_kept() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(20).create().await;
    let before = row(&app, event.id).await;
    for (name, typed, field, said) in [
        ("texts", vec![("title", "")], "title", "Vul dit nog in"),
        ("texts", vec![("summary_fr", "Sans titre")], "title_fr", "Vul dit nog in"),
        ("texts", vec![("title_en", "a\u{2028}b")], "title_en", "teken"),
        ("basics", vec![("kind", "party")], "kind", "Kies iets uit de lijst"),
        ("registering", vec![("capacity", "1e9")], "capacity", "heel getal"),
        ("registering", vec![("tentative", "yes"), ("decide_date", "1/3/2027")], "minimum", "Vul dit nog in"),
        ("registering", vec![("tentative", "yes"), ("minimum", "0"), ("decide_date", "1/3/2027")], "minimum", "minstens 1"),
        ("registering", vec![("tentative", "yes"), ("minimum", "21"), ("decide_date", "1/3/2027")], "minimum", "meer dan het aantal plaatsen"),
        ("registering", vec![("tentative", "yes"), ("minimum", "5")], "decide_date", "Vul dit nog in"),
        ("registering", vec![("tentative", "yes"), ("minimum", "5"), ("decide_date", "10/3/2027")], "decide_date", "voor de activiteit begint"),
        ("contacts", vec![("content_contact_email", "ines@localhost")], "content_contact_email", "e-mailadres"),
        ("visibility", vec![("slug", "Met Spaties")], "slug", "koppeltekens"),
        ("visibility", vec![("slug", "new")], "slug", "Een andere activiteit"),
        ("visibility", vec![("slug", "")], "slug", "Vul dit nog in"),
    ] {
        let form = section(&nele, &event, name).await.with_all(&typed);
        let page = nele.sends(&form).await.expect(422);
        let fault = page.all(&format!("[id=\"{field}-error\"]")).join(" ");
        assert!(fault.contains(said), "{name} {typed:?}: {}", page.words());
        // A choice that does not exist cannot stay chosen.
        for (field, value) in typed.iter().filter(|(field, _)| *field != "kind") {
            assert_eq!(page.form("form#event").get(field), *value, "{name}");
        }
    }
    let after = row(&app, event.id).await;
    assert_eq!((before.version, before.section_versions), (after.version, after.section_versions));
    nele.get(&format!("{}/edit/nothing", page_of(&event))).await.expect(404);
    nele.get(&format!("{}/edit/rules", page_of(&event))).await.expect(404);
}

#[tokio::test]
async fn a_form_says_before_whom_a_change_concerns() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "an", "els"] {
        crate::registration::register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let places = nele.get(&format!("{}/edit/registering", page_of(&event))).await.expect(200);
    assert!(places.shows("Er is 1 plaats bezet.") && places.shows("2 mensen wachten"), "{}", places.words());
    let texts = nele.get(&format!("{}/edit/texts", page_of(&event))).await.expect(200);
    assert!(texts.shows("dan krijgt 1 deelnemer een mail"), "{}", texts.words());
}

#[tokio::test]
async fn a_cancelled_event_is_edited_no_more() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form = section(&nele, &event, "texts").await;
    done(&nele, &nele.get(&format!("{}/cancel", page_of(&event))).await.form("form#cancel")).await;
    let page = nele.sends(&form.with("title", "Toch nog")).await.expect(409);
    assert_eq!(page.form("form#event").get("title"), "Toch nog");
    assert!(nele.get(&page_of(&event)).await.link("/edit/texts").is_none());
}
