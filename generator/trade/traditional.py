"""The words of the trade in traditional characters, so that every rule reads both scripts. Names are never changed."""

import re

SIMPLIFIED = str.maketrans(
    "記訊電報評論員實習約見責編輯設計術執對組審監製圖攝畫資轉緊農曆週總號聞綜專導廣熱線訂閱發聯繫絡諮詢郵話點網臺來讀",
    "记讯电报评论员实习约见责编辑设计术执对组审监制图摄画资转紧农历周总号闻综专导广热线订阅发联系络咨询邮话点网台来读",
)
"""Characters of the words below, one for one, so that positions in a line stay."""

TRADITIONAL = re.compile(f"[{''.join(map(chr, SIMPLIFIED))}]")

TRADE_WORDS = re.compile(
    r"見習記者|特約記者|記者|通訊員|實習生|見習生|特約評論員|評論員|評論部|編輯部|特約撰稿|特派員"
    r"|[報網臺](?=[訊記評])|(?<=[報網臺日])[訊電](?=\s)|[訊電](?=\s*\([^()]{0,40}(?:記者|通訊員))"
    r"|下轉|緊接|攝影報導|攝影報道|攝影|供圖|攝(?=[)。.\s]*$|\()|製圖|漫畫|圖片來源|圖片|圖源|資料圖|圖(?=\s*[/:])"
    r"|責任編輯|美術編輯|值班編輯|執行編輯|值班編委|責編|編輯(?=\s*[/:])|主編(?=\s*[/:])|版式設計|版式製作|校對|組版|審校|監製"
    r"|農曆|週(?=[一二三四五六日])|總(?=第)|\d號|[日晚早週]報|週刊|要聞|新聞|綜合|專版|導讀|郵發代號"
    r"|廣告|熱線|訂報|訂閱|發行|諮詢電話|聯[繫絡]電話|電話|郵編|郵箱|編者按|編輯手記|專家點評"
)
"""Words by which bylines, datelines, captions, jump lines, editors and advertisements are known."""


def simplify_trade_words(text: str) -> str:
    """Return the text with its trade words in simplified characters; same length, same positions.

    The text has half-width punctuation. Everything else, names above all, stays as printed.
    """
    if not TRADITIONAL.search(text):
        return text
    return TRADE_WORDS.sub(lambda found: found[0].translate(SIMPLIFIED), text)
