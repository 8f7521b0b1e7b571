//! What the device is, as far as it matters for keeping data: how long the browser keeps it, and where to go when that is
//! not long enough.

/// Is the device, the browser and the way the program was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// What the browser is built upon.
    pub engine: Engine,
    /// What the browser runs on.
    pub system: System,
    /// The other program whose window this is, if it is no browser of its own.
    pub inside: Option<Host>,
    /// Whether the program runs in a window of its own, from the home screen.
    pub is_installed: bool,
    /// Whether the page is a file of this device.
    pub is_file: bool,
}

/// Is what a browser is built upon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Safari, every browser on iOS, GNOME Web: what is stored goes after seven days without a visit, unless installed.
    WebKit,
    /// Any other.
    Other,
}

/// Is a system that matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum System {
    /// An iPhone or iPad.
    Ios,
    /// An Android phone or tablet.
    Android,
    /// Any other, a PC most often.
    Other,
}

/// Is a program that opens pages in a window of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Host {
    /// One that is known, by its name.
    Named(&'static str),
    /// One that does not say who it is.
    Unnamed,
}

/// Lists what programs write into the user agent, with their names. The first that is found counts: Messenger writes
/// Facebook's marks too.
const MARKS: &[(&str, &str)] = &[
    ("Zalo", "Zalo"),
    ("FBAN/Messenger", "Messenger"),
    ("FB_IAB/MESSENGER", "Messenger"),
    ("Orca-Android", "Messenger"),
    ("Instagram", "Instagram"),
    ("FBAN/", "Facebook"),
    ("FBAV/", "Facebook"),
    ("FB_IAB/", "Facebook"),
    ("BytedanceWebview", "TikTok"),
    ("musical_ly", "TikTok"),
    ("trill_", "TikTok"),
    ("Telegram", "Telegram"),
    ("MicroMessenger", "WeChat"),
    (" Line/", "LINE"),
    ("Viber", "Viber"),
];

impl Device {
    /// Makes it of what the browser says of itself. An iPad says it is a Mac, but no Mac feels two fingers.
    pub fn new(
        user_agent: &str,
        vendor: &str,
        n_touch_points: i32,
        is_installed: bool,
        is_file: bool,
    ) -> Self {
        let has = |mark: &str| user_agent.contains(mark);
        let is_tablet = has("Macintosh") && n_touch_points > 1;
        let system = match () {
            () if has("iPhone") || has("iPad") || has("iPod") || is_tablet => System::Ios,
            () if has("Android") => System::Android,
            () => System::Other,
        };
        let engine = match system == System::Ios || vendor.starts_with("Apple") {
            true => Engine::WebKit,
            false => Engine::Other,
        };
        let marked = MARKS.iter().find(|(mark, _)| has(mark));
        // Browsers on iOS call themselves Safari as well; the windows of other programs do not, nor does an installed page.
        let is_window = match system {
            System::Ios => !has("Safari/") && !is_installed,
            System::Android => has("; wv)"),
            System::Other => false,
        };
        let inside = match marked {
            Some((_, name)) => Some(Host::Named(name)),
            None => is_window.then_some(Host::Unnamed),
        };
        Self {
            engine,
            system,
            inside,
            is_installed,
            is_file,
        }
    }

    /// Says whether a file that is offered here is surely saved. The windows of other programs, and installed pages on iOS, may do
    /// nothing, and nobody is told.
    pub fn saves_what_is_offered(&self) -> bool {
        self.inside.is_none() && !(self.system == System::Ios && self.is_installed)
    }

    /// Returns the device this runs on.
    #[cfg(target_arch = "wasm32")]
    pub fn here() -> Self {
        let facts = crate::shell::device::facts();
        Self::new(
            &facts.user_agent,
            &facts.vendor,
            facts.n_touch_points,
            facts.is_installed,
            facts.is_file,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APPLE: &str = "Apple Computer, Inc.";
    const GOOGLE: &str = "Google Inc.";

    fn check(user_agent: &str, vendor: &str, n_touch_points: i32, expect: (Engine, System, &str)) {
        let device = Device::new(user_agent, vendor, n_touch_points, false, false);
        let inside = match device.inside {
            Some(Host::Named(name)) => name,
            Some(Host::Unnamed) => "?",
            None => "",
        };
        assert_eq!(
            (device.engine, device.system, inside),
            expect,
            "{user_agent}"
        );
    }

    #[test]
    fn browsers_on_a_desk_are_told_apart() {
        use {Engine::*, System::Other as Desk};
        for (user_agent, vendor, engine) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
                GOOGLE,
                Other,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
                GOOGLE,
                Other,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/94.0.202 Chrome/88.0.4324.202 Safari/537.36",
                GOOGLE,
                Other,
            ),
            (
                "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/64.4.146 Chrome/58.4.3029.146 Safari/537.36",
                GOOGLE,
                Other,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "",
                Other,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
                GOOGLE,
                Other,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
                APPLE,
                WebKit,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                APPLE,
                WebKit,
            ),
        ] {
            check(user_agent, vendor, 0, (engine, Desk, ""));
        }
    }

    #[test]
    fn a_pc_with_a_screen_to_touch_is_no_ipad() {
        check(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
            GOOGLE,
            10,
            (Engine::Other, System::Other, ""),
        );
    }

    #[test]
    fn every_browser_on_ios_is_webkit_and_an_ipad_that_says_mac_is_found_out() {
        for user_agent in [
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.156 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
            "Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
        ] {
            check(user_agent, APPLE, 5, (Engine::WebKit, System::Ios, ""));
        }
    }

    #[test]
    fn browsers_on_android_are_no_windows_of_other_programs() {
        for user_agent in [
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 13; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/109.0.0.0 Chrome/123.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
        ] {
            check(user_agent, GOOGLE, 5, (Engine::Other, System::Android, ""));
        }
    }

    #[test]
    fn a_window_of_another_program_on_android_says_whose_it_is() {
        for (user_agent, name) in [
            (
                "Mozilla/5.0 (Linux; Android 13; SM-A536E Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.146 Mobile Safari/537.36 Zalo android/12100630 ZaloTheme/light ZaloLanguage/vi",
                "Zalo",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13; RMX3630) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 Zalo android/12100657 ZaloTheme/light ZaloLanguage/vi",
                "Zalo",
            ),
            (
                "Mozilla/5.0 (Linux; Android 12; RMX2111 Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.128 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/390.2.0.29.103;]",
                "Messenger",
            ),
            (
                "Mozilla/5.0 (Linux; Android 12; AC2003 Build/RKQ1.211119.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.128 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/397.0.0.23.404;]",
                "Facebook",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0 Mobile Safari/537.36 Instagram 345.0.0.0",
                "Instagram",
            ),
            (
                "Mozilla/5.0 (Linux; Android 7.1.2; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.6045.193 Mobile Safari/537.36 Telegram-Android/11.4.3 (Samsung SM-G965N; Android 7.1.2; SDK 25; LOW)",
                "Telegram",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13; 22081212C Build/TKQ1.220829.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20230303 MMWEBID/6973 MicroMessenger/8.0.34.2340(0x2800225B) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
                "WeChat",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A546E Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0 Mobile Safari/537.36 trill_360000 BytedanceWebview/d8a21c6",
                "TikTok",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13; Pixel 6; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36",
                "?",
            ),
        ] {
            check(
                user_agent,
                GOOGLE,
                5,
                (Engine::Other, System::Android, name),
            );
        }
    }

    #[test]
    fn a_window_of_another_program_on_ios_says_whose_it_is() {
        for (user_agent, name) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/672 ZaloTheme/light ZaloLanguage/vn",
                "Zalo",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/MessengerForiOS;FBAV/466.0.0.41.109;FBBV/615310455]",
                "Messenger",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.40.99;FBBV/1]",
                "Facebook",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.0 (iPhone14,5; iOS 18_0; vi_VN)",
                "Instagram",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.10.0",
                "LINE",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.31(0x18001f2e) NetType/4G Language/en",
                "WeChat",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
                "?",
            ),
        ] {
            check(user_agent, APPLE, 5, (Engine::WebKit, System::Ios, name));
        }
    }

    #[test]
    fn an_installed_page_on_ios_is_no_window_of_another_program() {
        let user_agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
        let device = Device::new(user_agent, APPLE, 5, true, false);
        assert_eq!(device.inside, None);
        assert!(device.is_installed);
    }

    #[test]
    fn a_download_counts_as_a_copy_only_where_browsers_surely_save_it() {
        let check = |user_agent: &str, is_installed, expect| {
            let device = Device::new(user_agent, "", 5, is_installed, false);
            assert_eq!(device.saves_what_is_offered(), expect, "{user_agent}");
        };
        let android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36";
        check(android, false, true);
        check(android, true, true);
        let zalo = "Mozilla/5.0 (Linux; Android 13; K; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0 Mobile Safari/537.36 Zalo android/12100630";
        check(zalo, false, false);
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";
        check(safari, false, true);
        check(safari, true, false);
    }
}
