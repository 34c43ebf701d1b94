from . import main

if __name__ == "__main__":  # a process of a cluster of our own imports this file under another name
    main()
