import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Progress, Trouble } from '../page-view.ts';
import { english } from './words-english.ts';

/** Every word of the page, in one language. */
export interface Words {
  readonly language: 'en' | 'id';
  readonly tabs: {
    readonly chat: string;
    readonly week: string;
    readonly why: string;
    readonly time: string;
  };
  /** Where there is little room. */
  readonly shortTime: string;
  readonly otherLanguage: string;
  readonly views: string;
  readonly lost: string;
  readonly loading: string;
  readonly failed: string;
  readonly chat: {
    readonly you: string;
    readonly addClient: string;
    readonly name: string;
    readonly add: string;
    readonly cancel: string;
    readonly messages: string;
    readonly online: string;
    readonly typing: string;
    readonly write: string;
    readonly send: string;
    readonly voice: string;
    readonly voiceNote: string;
    readonly empty: string;
    readonly try: string;
    readonly today: string;
    readonly yesterday: string;
    readonly why: string;
    readonly close: string;
    readonly unread: (count: number) => string;
    readonly realWhatsapp: string;
    readonly progress: Readonly<Record<Progress, string>>;
  };
  readonly week: {
    readonly previous: string;
    readonly next: string;
    readonly today: string;
    readonly newEvent: string;
    readonly editEvent: string;
    readonly title: string;
    readonly untitled: string;
    readonly date: string;
    readonly from: string;
    readonly to: string;
    readonly save: string;
    readonly remove: string;
    readonly cancel: string;
    readonly bookingOf: (name: string) => string;
    readonly bookingHint: string;
    readonly ownHint: string;
    readonly holiday: string;
    readonly letPass: string;
    readonly passed: string;
    readonly legend: { readonly booking: string; readonly own: string; readonly lagging: string };
    readonly lagging: string;
    readonly allDay: string;
    readonly realGoogle: string;
    readonly week: string;
  };
  readonly why: {
    readonly none: string;
    readonly said: string;
    readonly tapped: string;
    readonly read: string;
    readonly grammar: string;
    readonly model: string;
    readonly notAsked: string;
    readonly failed: (failure: string) => string;
    readonly intent: string;
    readonly wordsUsed: string;
    readonly leftover: string;
    readonly nothing: string;
    readonly resolved: string;
    readonly decided: string;
    readonly written: string;
    readonly spent: string;
    readonly body: string;
    readonly bodyHint: string;
    readonly invocations: (count: number) => string;
    readonly outcome: string;
    readonly delivery: string;
    readonly steps: Readonly<Record<string, string>>;
    readonly back: string;
  };
  readonly time: {
    readonly clock: string;
    readonly pass: string;
    readonly minutes: string;
    readonly hour: string;
    readonly day: string;
    readonly week: string;
    readonly set: string;
    readonly setTo: string;
    readonly fixed: string;
    readonly moving: string;
    readonly trouble: string;
    readonly troubleHint: string;
    readonly active: (count: number) => string;
    readonly model: string;
    readonly modelModes: Readonly<Record<Trouble['deepseek'], string>>;
    readonly modelHint: string;
    readonly google: string;
    readonly googleHint: string;
    readonly whatsapp: string;
    readonly whatsappHint: string;
    readonly twice: string;
    readonly twiceHint: string;
    readonly crash: string;
    readonly crashHint: string;
    readonly real: string;
  };
}

export const WordsContext = createContext<Words>(english);

export const useWords = (): Words => useContext(WordsContext);
