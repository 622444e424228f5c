import { useEffect, useState } from 'preact/hooks';
import type { PageView } from '../page-view.ts';
import { ChatPane } from './chat/chat-pane.tsx';
import { People } from './chat/people.tsx';
import { Icon } from './icons.tsx';
import { useLive } from './live.ts';
import { type Act, server } from './server.ts';
import { TimePane } from './time/time-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useLanguage } from './use-language.ts';
import { useNarrow } from './use-narrow.ts';
import { useUnread } from './use-unread.ts';
import { WeekPane } from './week/week-pane.tsx';
import { WhyPane } from './why/why-pane.tsx';
import { useWords, WordsContext } from './words.ts';
import { english } from './words-english.ts';
import { indonesian } from './words-indonesian.ts';

export type Tab = 'chat' | 'week' | 'why' | 'time';

export function App() {
  const [language, switchLanguage] = useLanguage();
  const { view, isLost } = useLive();
  const words = language === 'id' ? indonesian : english;
  return (
    <WordsContext.Provider value={words}>
      {isLost && (
        <p class="lost" role="alert">
          {words.lost}
        </p>
      )}
      {view === undefined ? (
        <main class="opening">
          <p>{words.loading}</p>
        </main>
      ) : (
        <Studio view={view} onLanguage={switchLanguage} />
      )}
    </WordsContext.Provider>
  );
}

function Studio({ view, onLanguage }: { view: PageView; onLanguage: () => void }) {
  const words = useWords();
  const isNarrow = useNarrow();
  const [tab, setTab] = useState<Tab>('chat');
  const [client, setClient] = useState(view.clients[0]?.phone ?? '');
  const [explained, setExplained] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const shownTab = !isNarrow && tab === 'chat' ? 'week' : tab;
  const isChatShown = !isNarrow || shownTab === 'chat';
  const unread = useUnread(view, isChatShown ? client : undefined);
  const onFailed = () => setFailed(true);
  useEffect(() => {
    document.title = `${view.studio.name} · CoreSync`;
  }, [view.studio.name]);

  async function act(done: Act): Promise<boolean> {
    setFailed(false);
    const isTaken = await server.act(client, done).then(
      () => true,
      () => false,
    );
    setFailed(!isTaken);
    return isTaken;
  }
  async function addClient(name: string): Promise<void> {
    await server.addClient(name).then(({ phone }) => setClient(phone), onFailed);
  }
  function explain(messageId: string): void {
    setExplained(messageId);
    setTab('why');
  }
  const tabs: readonly Tab[] = isNarrow ? ['chat', 'week', 'why', 'time'] : ['week', 'why', 'time'];

  return (
    <div class={`studio tab-${shownTab}`}>
      <TopBar
        view={view}
        onLanguage={onLanguage}
        onTrouble={() => setTab('time')}
        onFailed={onFailed}
      />
      {hasFailed && (
        <p class="failed" role="alert">
          {words.failed}
          <button type="button" class="plain" onClick={() => setFailed(false)}>
            {words.chat.close}
          </button>
        </p>
      )}
      <main>
        {isChatShown && (
          <div class="chat-side">
            <People
              clients={view.clients}
              chosen={client}
              unread={unread}
              onChoose={setClient}
              onAdd={view.played.whatsapp ? addClient : undefined}
            />
            <ChatPane
              view={view}
              client={client}
              explained={shownTab === 'why' ? explained : undefined}
              onAct={act}
              onWhy={explain}
            />
          </div>
        )}
        {shownTab !== 'chat' && (
          <div class="studio-side">
            {!isNarrow && (
              <Tabs tabs={tabs} shown={shownTab} onChoose={setTab} unread={0} isShort={false} />
            )}
            {shownTab === 'week' && (
              <WeekPane view={view} isNarrow={isNarrow} onFailed={onFailed} />
            )}
            {shownTab === 'why' && <WhyPane messageId={explained} happened={view} />}
            {shownTab === 'time' && <TimePane view={view} onFailed={onFailed} />}
          </div>
        )}
      </main>
      {isNarrow && (
        <Tabs
          tabs={tabs}
          shown={shownTab}
          onChoose={setTab}
          isShort
          unread={[...unread.values()].reduce((sum, count) => sum + count, 0)}
        />
      )}
    </div>
  );
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly shown: Tab;
  readonly unread: number;
  readonly isShort: boolean;
  readonly onChoose: (tab: Tab) => void;
}

function Tabs({ tabs, shown, unread, isShort, onChoose }: TabsProps) {
  const words = useWords();
  return (
    <nav class="tabs" aria-label={words.views}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === shown ? 'page' : undefined}
          onClick={() => onChoose(tab)}
        >
          <Icon name={tab} />
          {isShort && tab === 'time' ? words.shortTime : words.tabs[tab]}
          {tab === 'chat' && unread > 0 && (
            <span class="badge" role="img" aria-label={words.chat.unread(unread)}>
              {unread}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
