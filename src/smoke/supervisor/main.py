if __name__ == "__main__":
    asked = json.loads(sys.stdin.buffer.read())
    if os.name == "nt":
        tell(windows(asked))
    else:
        posix(asked)
