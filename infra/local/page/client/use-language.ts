import { useEffect, useState } from 'preact/hooks';

type Language = 'en' | 'id';

const key = 'coresync-language';

/** The page's language: the one chosen last, else the browser's where it is one of ours. */
export function useLanguage(): [Language, () => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const chosen = localStorage.getItem(key) ?? navigator.language;
    return chosen.startsWith('id') ? 'id' : 'en';
  });
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(key, language);
  }, [language]);
  return [language, () => setLanguage(language === 'en' ? 'id' : 'en')];
}
